import dagre from "@dagrejs/dagre";
import { commandPresentation, statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";

export interface DiagramNode {
  readonly status: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  /** Labels of the commands that lead along it. */
  readonly commands: readonly string[];
  /** None of its commands is in the lifecycle's source. */
  readonly extension: boolean;
  /** Through these; none where it leads back to its own status. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number };
}

export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  /** Commands that lead from anywhere to anywhere; said in words, for drawn they would hide the rest. */
  readonly everywhere: readonly string[];
}

const NODE_HEIGHT = 32;
const LABEL_LINE = 14;
const ICON_AND_PADDING = 44;
const CHARACTER = 6.9;
const LABEL_CHARACTER = 5.8;

interface Edge {
  readonly from: string;
  readonly to: string;
  commands: string[];
  extension: boolean;
}

/** The lifecycle's table as a graph, laid out from left to right. */
export function layOutDiagram(lifecycle: LifecycleKey): Diagram {
  const { statuses } = lifecycleOf(lifecycle);
  const { edges, everywhere } = edgesOf(lifecycle);
  const graph = new dagre.graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: "LR", nodesep: 26, ranksep: 34, edgesep: 16, marginx: 6, marginy: 6 });
  for (const status of Object.keys(statuses)) {
    const { label } = statusPresentation(lifecycle, status);
    graph.setNode(status, { width: label.length * CHARACTER + ICON_AND_PADDING, height: NODE_HEIGHT });
  }
  for (const edge of edges) {
    const widest = Math.max(...edge.commands.map((text) => text.length));
    graph.setEdge(edge.from, edge.to, {
      width: widest * LABEL_CHARACTER + 8,
      height: edge.commands.length * LABEL_LINE,
      labelpos: "c",
    });
  }
  dagre.layout(graph);
  const size = graph.graph();
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    everywhere,
    nodes: Object.keys(statuses).map((status) => {
      const { x = 0, y = 0, width = 0, height = 0 } = graph.node(status);
      return { status, x, y, width, height };
    }),
    edges: edges.map((edge) => {
      const { points = [], x = 0, y = 0 } = graph.edge(edge.from, edge.to);
      return { ...edge, points: edge.from === edge.to ? [] : points, label: { x, y } };
    }),
  };
}

function edgesOf(lifecycle: LifecycleKey): { edges: Edge[]; everywhere: string[] } {
  const { statuses, transitions } = lifecycleOf(lifecycle);
  const count = Object.keys(statuses).length;
  const byEnds = new Map<string, Edge>();
  const everywhere = new Set<string>();
  for (const row of transitions) {
    const name = commandPresentation(row.command).label;
    if (row.from?.length === count && row.to.length === count) {
      everywhere.add(name);
      continue;
    }
    for (const from of row.from ?? []) {
      for (const to of row.to) {
        const key = `${from} ${to}`;
        const edge = byEnds.get(key) ?? { from, to, commands: [], extension: true };
        if (!edge.commands.includes(name)) edge.commands.push(name);
        edge.extension &&= row.origin === "extension";
        byEnds.set(key, edge);
      }
    }
  }
  return { edges: [...byEnds.values()], everywhere: [...everywhere] };
}
