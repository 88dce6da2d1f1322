/** Words by which facts are known in a text: one list for the patterns that read them, and for the quick look that counts words only. */

/** What follows a number that means something; a plural `s` is added to those of letters. */
export const units =
  '% percent hour h day minute min second sec ms week month year B KB MB GB TB PB KiB MiB GiB TiB byte CPU vCPU GPU core thread user people person seat license character letter word row line item file folder page credit time attempt request call message device node instance space project invitation member participant step hop px pixel mm cm m km kg g USD EUR CHF GBP dollar euro franc'.split(
    ' ',
  );

/** Numbers that are written as words. */
export const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  twenty: 20,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};

/** What a person may be to the product. */
export const roles =
  'administrator admin manager editor viewer observer owner maintainer moderator member contributor guest operator teacher student instructor lecturer'.split(
    ' ',
  );

/** What may stand before a role and makes it another one. */
export const roleKinds =
  'organization organisation space instance project course class resource pool external affiliated workspace team group account site system global billing tenant company department cluster server database repository community channel domain super faculty regular'.split(
    ' ',
  );

/** Words that say how, not what; numbers, negations and comparisons are none of them. */
export const smallWords =
  'a an the this that these those it its they them their he she his her you your yours we our us i my me and or if then so as also just only please always be is are was were been being am do does did done has have had can could will would shall should may might must to of in on at by for from with into onto up out about via through over under between within during while when where who whom whose which what how there here re ve ll d s t m now already still again simply easily'.split(
    ' ',
  );
