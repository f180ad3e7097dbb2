/** No scripts, no forms, and nothing fetched from anywhere: what a mail program shows before images are allowed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

interface MailFrameProps {
  html: string;
  subject: string;
  /** Whether the mail's links lead somewhere for this reader. */
  linksWork: boolean;
}

/** The mail as it would arrive, in a frame that can do nothing but show it. */
export function MailFrame({ html, subject, linksWork }: MailFrameProps) {
  const guarded = html.replace(
    /<head>/i,
    () => `<head><meta http-equiv="Content-Security-Policy" content="${POLICY}"/><base target="_blank"/>`,
  );
  return (
    <iframe
      title={`The mail "${subject}" as it would arrive`}
      sandbox={linksWork ? "allow-popups allow-popups-to-escape-sandbox" : ""}
      referrerPolicy="no-referrer"
      srcDoc={guarded}
      className="block h-[44rem] w-full rounded-b-card bg-surface"
    />
  );
}
