import {
  Body,
  Button,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Row,
  Section,
  Text,
} from "@react-email/components";
import type { CSSProperties } from "react";
import type { Fact, MailContent } from "@/emails/mail-content";

const FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Mail programs that honour it get their dark colours; those that do not keep the inline, light ones. */
const DARK = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background: #15181b !important; }
  .sheet { background: #1f2428 !important; border-color: #343b41 !important; }
  .strong { color: #f2f4f5 !important; }
  .plain { color: #d5dade !important; }
  .quiet { color: #a3adb5 !important; }
  .line { border-color: #343b41 !important; }
  .quote { background: #282e33 !important; border-color: #6d7a84 !important; }
  .link { color: #7fcdb5 !important; }
  .button { background: #5fb59c !important; color: #0c1a16 !important; }
}
@media (max-width: 480px) {
  .sheet { padding: 24px 20px !important; }
  .fact-label, .fact-value { display: block !important; width: 100% !important; }
  .fact-label { padding: 10px 0 0 !important; }
  .fact-value { padding: 0 0 4px !important; }
}`;

/** The one look of every mail. */
export function MailLayout({ content }: { content: MailContent }) {
  const { preheader, sender, heading, paragraphs, quote, facts, action, footer } = content;
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{content.subject}</title>
        <style>{DARK}</style>
      </Head>
      <Preview>{preheader}</Preview>
      <Body className="page" style={styles.page}>
        <Container className="sheet" style={styles.sheet}>
          <Text className="quiet" style={styles.sender}>
            {sender}
          </Text>
          <Heading as="h1" className="strong" style={styles.heading}>
            {heading}
          </Heading>
          {paragraphs.map((paragraph) => (
            <Text key={paragraph} className="plain" style={styles.paragraph}>
              {unbroken(paragraph)}
            </Text>
          ))}
          {quote && <Quote {...quote} />}
          {facts.length > 0 && <Facts facts={facts} />}
          {action && <Action {...action} />}
          <Hr className="line" style={styles.line} />
          <Text className="quiet" style={styles.footer}>
            {footer}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

/** An offset stays in one piece where lines are broken. */
function unbroken(text: string): string {
  return text.replace(/GMT-(?=\d)/g, "GMT\u2011");
}

function Quote({ label, text }: { label: string; text: string }) {
  return (
    <Section className="quote" style={styles.quote}>
      <Text className="quiet" style={styles.quoteLabel}>
        {label}
      </Text>
      <Text className="plain" style={styles.quoteText}>
        {text}
      </Text>
    </Section>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <Section style={styles.facts}>
      {facts.map(([label, value, link]) => (
        <Row key={label}>
          <Column className="fact-label quiet" style={styles.factLabel}>
            {label}
          </Column>
          <Column className="fact-value strong" style={styles.factValue}>
            {unbroken(value)}
            {link && (
              <>
                {"\n"}
                <Link className="link" href={link.url} style={styles.link}>
                  {link.label}
                </Link>
              </>
            )}
          </Column>
        </Row>
      ))}
    </Section>
  );
}

function Action({ label, url, note }: NonNullable<MailContent["action"]>) {
  return (
    <Section style={styles.action}>
      <Button className="button" href={url} style={styles.button}>
        {label}
      </Button>
      {note && (
        <Text className="quiet" style={styles.note}>
          {note}
        </Text>
      )}
    </Section>
  );
}

const styles = {
  page: { margin: 0, padding: "24px 12px", background: "#f3f5f4", fontFamily: FONT },
  sheet: {
    maxWidth: 560,
    margin: "0 auto",
    padding: "32px 36px",
    background: "#ffffff",
    border: "1px solid #dde3e1",
    borderRadius: 10,
  },
  sender: { margin: "0 0 20px", fontSize: 14, lineHeight: "20px", color: "#5a6670", fontWeight: 600 },
  heading: { margin: "0 0 16px", fontSize: 24, lineHeight: "30px", color: "#14201c", fontWeight: 700 },
  paragraph: { margin: "0 0 12px", fontSize: 16, lineHeight: "24px", color: "#2b3640" },
  quote: {
    margin: "16px 0",
    padding: "12px 16px",
    background: "#f3f5f4",
    borderLeft: "3px solid #8a979f",
    borderRadius: 4,
  },
  quoteLabel: { margin: 0, fontSize: 13, lineHeight: "18px", color: "#5a6670" },
  quoteText: {
    margin: "4px 0 0",
    fontSize: 16,
    lineHeight: "24px",
    color: "#2b3640",
    whiteSpace: "pre-wrap",
    wordBreak: "break-word",
  },
  facts: { margin: "20px 0 4px" },
  factLabel: {
    width: 96,
    padding: "5px 12px 5px 0",
    verticalAlign: "top",
    fontSize: 14,
    lineHeight: "22px",
    color: "#5a6670",
  },
  factValue: {
    padding: "5px 0",
    verticalAlign: "top",
    fontSize: 15,
    lineHeight: "22px",
    color: "#14201c",
    whiteSpace: "pre-wrap",
    wordBreak: "break-word",
  },
  link: { color: "#1c6b56", textDecoration: "underline" },
  action: { margin: "24px 0 0" },
  button: {
    display: "inline-block",
    padding: "13px 22px",
    background: "#1c6b56",
    color: "#ffffff",
    fontSize: 16,
    lineHeight: "20px",
    fontWeight: 600,
    borderRadius: 8,
    textDecoration: "none",
  },
  note: { margin: "12px 0 0", fontSize: 13, lineHeight: "19px", color: "#5a6670" },
  line: { margin: "28px 0 16px", borderColor: "#dde3e1" },
  footer: { margin: 0, fontSize: 13, lineHeight: "19px", color: "#5a6670" },
} as const satisfies Record<string, CSSProperties>;
