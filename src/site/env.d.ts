/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The page whose text is rendered: its components look up their neighbors in it. */
    page?: import('./help/page.ts').HelpPage;
  }
}
