/**
 * What stands in a stored mail where its link will be. It carries the mail's own id, so that text which a
 * stranger writes into a booking can never be taken for it.
 */
export function linkPlaceholder(dedupeKey: string): string {
  return `{{link:${dedupeKey}}}`;
}

interface Bodies {
  readonly html: string;
  readonly text: string;
}

export function withLink<T extends Bodies>(mail: T, dedupeKey: string, address: string): T {
  const placeholder = linkPlaceholder(dedupeKey);
  return {
    ...mail,
    html: mail.html.replaceAll(placeholder, () => address.replaceAll("&", "&amp;")),
    text: mail.text.replaceAll(placeholder, () => address),
  };
}

/** For readers who may not act through the link. */
export function withoutLink<T extends Bodies>(mail: T, dedupeKey: string): T {
  const placeholder = linkPlaceholder(dedupeKey);
  return {
    ...mail,
    html: mail.html
      .replaceAll(`href="${placeholder}"`, 'title="link removed"')
      .replaceAll(placeholder, "link removed"),
    text: mail.text.replaceAll(placeholder, "[link removed]"),
  };
}
