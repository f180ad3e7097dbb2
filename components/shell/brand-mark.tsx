/** Holdfast's mark: a cleat with a line made fast to it. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden className={className}>
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path
        d="M5.5 9.5h13M9.5 9.5v6.25M14.5 9.5v6.25M7.5 15.75h9"
        stroke="var(--accent-ink)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
