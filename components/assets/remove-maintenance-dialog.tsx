"use client";

import { RefusalList } from "@/components/bookings/refusal-list";
import { toast } from "@/components/ui/toast";
import { previewRemovalAction, removeMaintenanceAction } from "@/lib/actions/assets";
import type { AssetMaintenance } from "@/lib/schemas/asset";
import { AssetDialog } from "./asset-dialog";
import { EffectsOnBookings } from "./effects-on-bookings";
import { useLook } from "./use-look";
import { useSendOnce } from "./use-send";

interface RemoveMaintenanceDialogProps {
  org: string;
  /** IANA zone of the asset. */
  zone: string;
  maintenance: AssetMaintenance;
  onClose: () => void;
}

/** Asks before a window is removed, and says which bookings come back. */
export default function RemoveMaintenanceDialog({
  org,
  zone,
  maintenance,
  onClose,
}: RemoveMaintenanceDialogProps) {
  const order = { maintenanceId: maintenance.id, expectedVersion: maintenance.version };
  const { send, sending, refused, idempotencyKey } = useSendOnce();
  const looked = useLook(order, (question) => previewRemovalAction(org, question));

  function remove() {
    void send(
      () => removeMaintenanceAction(org, { ...order, idempotencyKey }),
      () => {
        toast.success("The maintenance is removed");
        onClose();
      },
    );
  }

  return (
    <AssetDialog
      title={`Remove maintenance: ${maintenance.title}`}
      description="Bookings that wait for it alone stand again. The asset's trail keeps that it was planned."
      submitLabel="Remove"
      destructive
      sending={sending}
      disabledReason={looked.refusal?.message}
      refused={refused}
      onSubmit={remove}
      onClose={onClose}
    >
      <div aria-live="polite">
        {looked.refusal ? <RefusalList refusals={[looked.refusal]} /> : null}
        {looked.data ? <EffectsOnBookings effects={looked.data} zone={zone} /> : null}
      </div>
    </AssetDialog>
  );
}
