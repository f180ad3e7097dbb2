import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import type { OrganizationDto } from "@/lib/schemas/access";

/** The organization as those see it who may not change it. */
export function OrganizationFacts({ organization }: { organization: OrganizationDto }) {
  return (
    <Card
      title="Organization"
      id="organization"
      description="Its name, address and zone are changed by owners."
    >
      <DescriptionList
        items={[
          { term: "Name", detail: organization.name },
          { term: "Email", detail: organization.email },
          { term: "Time zone", detail: organization.timeZone.replaceAll("_", " ") },
        ]}
      />
    </Card>
  );
}
