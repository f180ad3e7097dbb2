import { cva, type VariantProps } from "class-variance-authority";

export const buttonStyles = cva(
  "icon-slot relative inline-flex select-none items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap transition-colors duration-100 disabled:opacity-60 aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-subtle aria-disabled:shadow-none",
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-accent text-accent-ink shadow-card hover:bg-accent-hover aria-disabled:hover:bg-sunken",
        secondary:
          "border-line-strong/55 bg-surface text-ink shadow-card hover:bg-hover aria-disabled:hover:bg-sunken dark:border-line-strong/70",
        ghost:
          "border-transparent bg-transparent text-ink-muted hover:bg-hover hover:text-ink aria-disabled:border-transparent aria-disabled:bg-transparent aria-disabled:hover:text-ink-subtle",
        destructive:
          "border-transparent bg-danger text-danger-ink shadow-card hover:bg-danger-hover aria-disabled:hover:bg-sunken",
      },
      size: {
        small: "h-7 px-2.5 text-dense",
        medium: "h-8 px-3 text-dense max-md:h-10 max-md:px-4 max-md:text-sm",
        large: "h-11 px-5 text-base",
      },
      shape: {
        text: "",
        icon: "px-0 max-md:px-0",
      },
    },
    compoundVariants: [
      { shape: "icon", size: "small", className: "w-7" },
      { shape: "icon", size: "medium", className: "w-8 max-md:w-10" },
      { shape: "icon", size: "large", className: "w-11" },
    ],
    defaultVariants: { variant: "secondary", size: "medium", shape: "text" },
  },
);

export type ButtonVariants = Pick<VariantProps<typeof buttonStyles>, "variant" | "size">;
