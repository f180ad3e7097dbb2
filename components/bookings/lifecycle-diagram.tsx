import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { type DiagramEdge, type DiagramNode, layOutDiagram } from "./diagram-layout";
import { DiagramScroller } from "./diagram-scroller";
import { DomainIcon } from "./domain-icon";

interface LifecycleDiagramProps {
  lifecycle: LifecycleKey;
  /** Marked as where the booking is. */
  status?: string;
}

const ICON_SIZE = 14;
/** Below this its words could not be read; then it scrolls. */
const SMALLEST_SCALE = 0.77;

/** The lifecycle's table, drawn, with the same told as a list for whoever cannot see it. */
export function LifecycleDiagram({ lifecycle, status }: LifecycleDiagramProps) {
  const diagram = layOutDiagram(lifecycle);
  const name = `Lifecycle ${lifecycleOf(lifecycle).label}`;
  const label = (key: string) => statusPresentation(lifecycle, key).label;
  const id = `diagram-${lifecycle}`;
  const current = diagram.nodes.find((node) => node.status === status);
  return (
    <figure>
      <DiagramScroller label={`${name}, drawn`} centre={current ? current.x / diagram.width : null}>
        <svg
          role="img"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-text`}
          viewBox={`0 0 ${diagram.width} ${diagram.height}`}
          style={{ maxWidth: diagram.width, minWidth: diagram.width * SMALLEST_SCALE }}
          className="mx-auto block h-auto w-full"
        >
          <title id={`${id}-title`}>
            {status === undefined ? name : `${name}; the booking is ${label(status)}`}
          </title>
          <defs>
            <marker
              id={`${id}-arrow`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0.8 L7.2 4 L0 7.2 z" fill="var(--line-strong)" />
            </marker>
          </defs>
          {diagram.edges.map((edge) => (
            <EdgePath
              key={`${edge.from} ${edge.to}`}
              edge={edge}
              loopAt={diagram.nodes.find((node) => edge.to === edge.from && node.status === edge.from)}
              marker={`${id}-arrow`}
            />
          ))}
          {diagram.edges.map((edge) => (
            <EdgeLabel key={`${edge.from} ${edge.to}`} edge={edge} />
          ))}
          {diagram.nodes.map((node) => (
            <NodeBox key={node.status} lifecycle={lifecycle} node={node} current={node.status === status} />
          ))}
        </svg>
      </DiagramScroller>
      <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-1 pt-2 text-xs text-ink-subtle">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="w-6 border-t-[1.5px] border-line-strong" /> from the lifecycle's source
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="w-6 border-t-[1.5px] border-dashed border-line-strong" /> added by
          Holdfast
        </span>
        {diagram.everywhere.length > 0 ? (
          <span>{diagram.everywhere.join(", ")}: from any status to any, with a reason.</span>
        ) : null}
      </figcaption>
      <details className="mt-2 text-dense">
        <summary className="w-fit cursor-pointer rounded-sm text-ink-muted hover:text-ink">
          The same as a list
        </summary>
        <ul id={`${id}-text`} className="mt-2 list-disc space-y-0.5 pl-5 text-ink-muted">
          {diagram.edges.map((edge) => (
            <li key={`${edge.from} ${edge.to}`}>
              {label(edge.from)} → {label(edge.to)}: {edge.commands.join(", ")}
              {edge.extension ? " (added by Holdfast)" : ""}
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
}

interface EdgePathProps {
  edge: DiagramEdge;
  /** Its status, where the edge leads back to it. */
  loopAt: DiagramNode | undefined;
  marker: string;
}

function EdgePath({ edge, loopAt, marker }: EdgePathProps) {
  return (
    <path
      d={loopAt ? loop(loopAt, edge.label) : smooth(edge.points)}
      fill="none"
      stroke="var(--line-strong)"
      strokeWidth={1.4}
      strokeDasharray={edge.extension ? "5 4" : undefined}
      markerEnd={`url(#${marker})`}
    />
  );
}

function EdgeLabel({ edge }: { edge: DiagramEdge }) {
  const { x, y } = edge.label;
  const first = y - ((edge.commands.length - 1) * 14) / 2;
  return edge.commands.map((text, index) => (
    <text
      key={text}
      x={x}
      y={first + index * 14}
      textAnchor="middle"
      dominantBaseline="central"
      fontSize={11}
      fill="var(--ink-muted)"
      stroke="var(--surface)"
      strokeWidth={4}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {text}
    </text>
  ));
}

function NodeBox({
  lifecycle,
  node,
  current,
}: {
  lifecycle: LifecycleKey;
  node: DiagramNode;
  current: boolean;
}) {
  const { label, tone, icon } = statusPresentation(lifecycle, node.status);
  const left = node.x - node.width / 2;
  const top = node.y - node.height / 2;
  return (
    <g>
      {current ? (
        <rect
          x={left - 4}
          y={top - 4}
          width={node.width + 8}
          height={node.height + 8}
          rx={node.height / 2 + 4}
          fill="none"
          stroke="var(--focus)"
          strokeWidth={2.5}
        />
      ) : null}
      <rect
        x={left}
        y={top}
        width={node.width}
        height={node.height}
        rx={node.height / 2}
        fill={`var(--${tone}-bg)`}
        stroke={`var(--${tone}-line)`}
      />
      <g
        transform={`translate(${left + 12} ${node.y - ICON_SIZE / 2})`}
        color={`var(--${tone}-fg)`}
        aria-hidden
      >
        <DomainIcon name={icon} size={ICON_SIZE} />
      </g>
      <text
        x={left + 12 + ICON_SIZE + 6}
        y={node.y}
        dominantBaseline="central"
        fontSize={12.5}
        fontWeight={current ? 650 : 500}
        fill={`var(--${tone}-fg)`}
      >
        {label}
      </text>
    </g>
  );
}

/** A curve through the layout's points: straight at the ends, rounded at each bend. */
function smooth(points: DiagramEdge["points"]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  const last = rest.at(-1) ?? first;
  let path = `M${first.x} ${first.y}`;
  for (let index = 0; index < rest.length - 1; index += 1) {
    const bend = rest[index] ?? last;
    const next = rest[index + 1] ?? last;
    path += ` Q${bend.x} ${bend.y} ${(bend.x + next.x) / 2} ${(bend.y + next.y) / 2}`;
  }
  return `${path} L${last.x} ${last.y}`;
}

/** Out of the status and back into it, around the words. */
function loop(node: DiagramNode, label: DiagramEdge["label"]): string {
  const below = label.y > node.y;
  const edge = node.y + (below ? node.height : -node.height) / 2;
  const reach = edge + (label.y - edge) * 1.34;
  return `M${node.x - 22} ${edge} C${node.x - 40} ${reach} ${node.x + 40} ${reach} ${node.x + 22} ${edge}`;
}
