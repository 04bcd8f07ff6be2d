import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * WCAG 2.2 A and AA and axe's best practices. What is right is not listed, and the page is its own only frame: the
 * whole report, gathered frame by frame, finds the same and takes six times as long.
 */
export const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
