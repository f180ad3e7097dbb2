import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { routes } from "@/lib/routes";
import type { AssetPage } from "@/lib/schemas/asset";
import { AssetActions } from "./asset-actions";
import { AssetBookings, AssetTrail, AssetUsageList } from "./asset-records";
import { AssetRulesForm } from "./asset-rules-form";
import { CauseLines } from "./cause-lines";
import { MaintenanceList } from "./maintenance-list";
import { AirworthinessBadge } from "./squawk-badges";
import { SquawkList } from "./squawk-list";

interface AssetViewProps {
  org: string;
  asset: AssetPage;
  /** Where this person books it, or null. */
  bookHref: string | null;
  may: {
    readonly report: boolean;
    readonly decide: boolean;
    readonly maintain: boolean;
    readonly rules: boolean;
    /** Everybody's bookings, and not one's own alone. */
    readonly seeAll: boolean;
  };
}

/** One shared asset: whether it may be used, what is wrong with it, what is ahead, and all that happened to it. */
export function AssetView({ org, asset, bookHref, may }: AssetViewProps) {
  const zone = asset.timeZone;
  const refusedToMaintain = may.maintain ? null : "Maintenance is planned by owners and admins.";
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: "Assets", href: routes.desk(org).assets }]}
        title={asset.name}
        badge={<AirworthinessBadge airworthy={asset.airworthiness.airworthy} size="medium" />}
        actions={
          <AssetActions
            org={org}
            asset={asset}
            bookHref={bookHref}
            refusedToReport={may.report ? null : "Squawks are reported by those who use it or look after it."}
            refusedToMaintain={refusedToMaintain}
          />
        }
      />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] xl:gap-6">
          <div className="space-y-4 xl:space-y-6">
            <Card title="Airworthiness" id="airworthiness">
              <CauseLines
                airworthiness={asset.airworthiness}
                waiting={asset.squawks.filter(({ status }) => status === "pending")}
                zone={zone}
              />
            </Card>
            <Card title="Squawks" id="squawks" flush>
              <SquawkList
                org={org}
                zone={zone}
                squawks={asset.squawks}
                refusedToDecide={may.decide ? null : "Squawks are decided by owners and admins."}
              />
            </Card>
            <Card title="Maintenance" id="maintenance" flush>
              <MaintenanceList
                org={org}
                asset={asset}
                maintenance={asset.maintenance}
                refusedToMaintain={refusedToMaintain}
              />
            </Card>
            <Card title="Usage" id="usage" flush>
              <AssetUsageList org={org} zone={zone} unit={asset.usageUnit} usage={asset.usage} />
            </Card>
          </div>
          <div className="space-y-4 xl:space-y-6">
            <Card title={may.seeAll ? "Upcoming bookings" : "Your upcoming bookings"} id="bookings" flush>
              <AssetBookings org={org} zone={zone} bookings={asset.bookings} />
            </Card>
            {may.rules ? (
              <AssetRulesForm key={`${asset.advanceDays} ${asset.usageUnit}`} org={org} asset={asset} />
            ) : (
              <Card title="Rules" id="rules">
                <Rules asset={asset} />
              </Card>
            )}
          </div>
          <Card title="Trail" id="trail" flush className="lg:col-span-2">
            <AssetTrail zone={zone} events={asset.events} />
          </Card>
        </div>
      </PageBody>
    </>
  );
}

function Rules({ asset }: { asset: AssetPage }) {
  return (
    <DescriptionList
      items={[
        {
          term: "Booked ahead",
          detail: `At most ${asset.advanceDays ?? asset.organizationAdvanceDays} days`,
        },
        { term: "Readings", detail: asset.usageUnit === null ? "None are kept" : `In ${asset.usageUnit}` },
      ]}
    />
  );
}
