/**
 * The site of a row that stands for one at a site that this laptop does not have. What names it by id stays true; nothing
 * is known of it but its id.
 */
export const elsewhereSite = 'elsewhere'

/** What such a row is called wherever something names it. */
export const elsewhereName = 'At another site'
