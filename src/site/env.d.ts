/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The page whose text is rendered: its components look up their neighbors in it. */
    page?: import('./help/page.ts').HelpPage;
    /** Its text holds a table, which has styles of its own. */
    hasTable?: boolean;
  }
}
