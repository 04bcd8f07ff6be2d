import { configureGlobal } from 'fast-check'

/**
 * Property tests draw the same cases each time, so that a run says something about the code and not about luck.
 * YINGUO_SEED, a whole number, draws others.
 */
configureGlobal({ seed: Number(process.env['YINGUO_SEED'] ?? 20_261_122) })
