import {
  Archive,
  Ban,
  CalendarCheck,
  CalendarSync,
  Check,
  CheckCheck,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Clock,
  CreditCard,
  Hourglass,
  Lock,
  type LucideIcon,
  MessageSquare,
  Pause,
  Pencil,
  Plane,
  Play,
  Plus,
  Receipt,
  RotateCcw,
  ShieldAlert,
  Ticket,
  TicketCheck,
  TimerOff,
  Undo,
  UserRoundCheck,
  UserX,
  Wallet,
  Wrench,
  X,
} from "lucide-react";
import type { IconName } from "@/lib/domain/lifecycle/presentation";

/** Exhaustive: an icon that the domain names and this page lacks does not compile. */
const ICONS: Readonly<Record<IconName, LucideIcon>> = {
  archive: Archive,
  ban: Ban,
  "calendar-check": CalendarCheck,
  "calendar-sync": CalendarSync,
  check: Check,
  "check-check": CheckCheck,
  "circle-check": CircleCheck,
  "circle-dashed": CircleDashed,
  "circle-slash": CircleSlash,
  clock: Clock,
  "credit-card": CreditCard,
  hourglass: Hourglass,
  lock: Lock,
  "message-square": MessageSquare,
  pause: Pause,
  pencil: Pencil,
  plane: Plane,
  play: Play,
  plus: Plus,
  receipt: Receipt,
  "rotate-ccw": RotateCcw,
  "shield-alert": ShieldAlert,
  ticket: Ticket,
  "ticket-check": TicketCheck,
  "timer-off": TimerOff,
  undo: Undo,
  "user-round-check": UserRoundCheck,
  "user-x": UserX,
  wallet: Wallet,
  wrench: Wrench,
  x: X,
};

interface DomainIconProps {
  name: IconName;
  className?: string;
  /** In pixels, where no class can size it, as inside a drawing. */
  size?: number;
}

/** Decoration beside a word that says the same. */
export function DomainIcon({ name, className, size }: DomainIconProps) {
  const Icon = ICONS[name];
  return <Icon aria-hidden className={className} size={size} />;
}
