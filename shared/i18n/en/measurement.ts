import type { Dictionary } from '../translate.ts'

export const measurement: Dictionary['measurement'] = {
  table: {
    reliability: 'Reliability', items: 'Item statistics', coefficients: 'Other coefficients of reliability', suitability: 'KMO and Bartlett\'s test', variance: 'Total variance explained', parallel: 'Parallel analysis',
    unrotated: 'Factor loadings (unrotated)', varimax: 'Rotated loadings (varimax)', promax: 'Rotated pattern loadings (promax)', factorCorrelations: 'Factor correlations', msa: 'Sampling adequacy by item (MSA)',
    fit: 'Model fit', loadings: 'Standardised loadings, CR and AVE', convergent: 'Convergent validity', fornellLarcker: 'Discriminant validity (Fornell-Larcker)', htmt: 'Discriminant validity (HTMT)',
  },
  column: {
    k: 'Items', n: 'N', alpha: 'Cronbach\'s α', alphaStd: 'Standardised α', interval: '{level}% CI', omega: 'McDonald\'s ω', item: 'Item', mean: 'Mean', sd: 'SD',
    itemRest: 'Corrected item-total r', dropped: 'α if dropped', smc: 'Squared multiple r', statistic: 'Statistic', value: 'Value', line: 'Usual line', initial: 'Eigenvalue', percent: '% of variance',
    cumulative: 'Cumulative %', rotated: 'Rotated sum of squares', factor: 'Factor {f}', component: 'Component {f}', communality: 'Communality', random: 'Random eigenvalue (95th percentile)', construct: 'Construct', loading: 'Standardised loading',
    b: 'Unstandardised loading', se: 'SE', z: 'z', p: 'p', cr: 'CR', ave: 'AVE', msa: 'MSA',
  },
  row: {
    kmo: 'KMO', bartlett: 'Bartlett\'s chi-square', df: 'df', p: 'p', lambda: 'Guttman\'s λ{i}', lambda6cor: 'Guttman\'s λ6 (correlations)',
    firstSecond: 'Split-half r (first and second half)', oddEven: 'Split-half r (odd and even items)', spearmanBrown: 'Spearman-Brown (equal length)', spearmanBrownUnequal: 'Spearman-Brown (unequal length)', guttman: 'Guttman split half',
    omegaRaw: 'McDonald\'s ω (raw scores)', omegaStd: 'McDonald\'s ω (standardised)', averageR: 'Mean inter-item r', omegaTotal: 'ω total ({k} group factors)', omegaHierarchical: 'ω hierarchical ({k} group factors)',
    chisq: 'χ²', chisqDf: 'χ²/df', cfi: 'CFI', tli: 'TLI', nfi: 'NFI', gfi: 'GFI', agfi: 'AGFI', rmsea: 'RMSEA', rmseaInterval: 'RMSEA 90% CI', srmr: 'SRMR', aic: 'AIC', bic: 'BIC',
  },
  line: {
    alpha: '≥ .70 (Nunnally 1978)', itemRest: '≥ .30 (Nunnally & Bernstein 1994)', kmo: '≥ .60, not below .50 (Kaiser 1974)', msa: '≥ .50 (Kaiser 1974)', bartlett: 'p < .05 (Bartlett 1951)',
    loading: '|loading| ≥ .50 (Hair et al. 2010)', cumulative: '≥ 60% (Hair et al. 2010)', ave: '≥ .50 (Fornell & Larcker 1981)', cr: '≥ .70 (Hair et al. 2010)', htmt: '< .85 strict, < .90 liberal (Henseler et al. 2015)',
    cfi: '≥ .95 (Hu & Bentler 1999), liberal ≥ .90 (Bentler & Bonett 1980)', rmsea: '≤ .06 (Hu & Bentler 1999), liberal ≤ .08 (Browne & Cudeck 1993)', srmr: '≤ .08 (Hu & Bentler 1999)', chisqDf: '≤ 3 (Carmines & McIver 1981)', eigenvalue: '> 1 (Kaiser 1960)',
  },
  note: {
    rows: 'N = {n} cases with an answer to every item; {dropped|row|rows} with gaps not used.', allRows: 'N = {n}, no gaps.', reversed: 'Reversed: {items}.',
    smallLoadings: 'Loadings below {cut} in absolute value are in brackets.', sorted: 'Factors by descending sum of squares, signs with positive sums.',
    pca: 'Extraction: principal components.', paf: 'Extraction: principal axis, until no communality moves by 1e-13.', ml: 'Extraction: maximum likelihood (uniqueness at least 0.005).',
    varimax: 'Rotation: varimax with Kaiser normalisation.', promax: 'Rotation: promax (power 4), factors correlated.', none: 'Not rotated.',
    parallel: 'Parallel analysis: 95th percentile of {replicates} random correlation matrices (seed {seed}).', mlFit: 'Goodness of fit by maximum likelihood: χ² = {chi2}, df = {df}, p {p}.',
    cfa: 'Maximum likelihood, factor variances 1, factors correlated.', diagonal: 'Diagonal: square root of AVE; elsewhere correlations of constructs.', htmt: 'With absolute correlations (as SmartPLS and seminr).',
    omega: 'ω from one factor by maximum likelihood.', lambda4Search: 'Not every split was tried for λ4; it may be larger.', oneFactor: 'The whole model has no solution: loadings are from one factor for each construct alone, correlations are those of mean scores.',
  },
  reading: {
    alphaAbove: '{n} complete answers to {k} items: Cronbach\'s α = {alpha} ({level}% CI {lower} to {upper}); the whole interval is at or above .70.',
    alphaAround: '{n} complete answers to {k} items: Cronbach\'s α = {alpha} ({level}% CI {lower} to {upper}); the interval crosses .70, so whether it is reached cannot be told.',
    alphaBelow: '{n} complete answers to {k} items: Cronbach\'s α = {alpha} ({level}% CI {lower} to {upper}); the whole interval is below .70.',
    redundant: 'α is above .95: items may repeat each other.', weakItems: 'Corrected item-total r below .30: {items}.', betterWithout: 'Without "{item}" α is {alpha}, higher than now.',
    kmo: 'N = {n}; KMO = {kmo}, {line}; Bartlett\'s test p {p}.', kmoAbove: 'at or above .60', kmoBetween: 'between .50 and .60', kmoBelow: 'below .50',
    factors: '{k|factor|factors}, {percent}% of the variance in all.', factorsParallel: 'Parallel analysis suggests {k}; {kaiser|eigenvalue is|eigenvalues are} above 1.', crossLoading: 'Items with loadings of .40 or more on several factors: {items}.', lowLoading: 'Items with no loading of .50: {items}.',
    fit: 'N = {n}, χ²({df}) = {chisq}, p {p}; CFI = {cfi}, TLI = {tli}, RMSEA = {rmsea} (90% CI {lower} to {upper}), SRMR = {srmr}.',
    fitAll: 'All four are within the liberal lines.', fitSome: 'Outside the liberal lines: {names}.',
    aveLow: 'AVE below .50: {names}.', crLow: 'CR below .70: {names}.', convergentAll: 'Every AVE is at least .50 and every CR at least .70.',
    larckerAll: 'The root of every AVE is above the construct\'s correlations with the others.', larckerFails: 'Cannot be told apart, the correlation is not below the root of AVE: {pairs}.', htmtAll: 'Every HTMT is below .85.', htmtHigh: 'HTMT of .90 or more: {pairs}.', htmtBetween: 'HTMT between .85 and .90: {pairs}.',
  },
  warnings: {
    constantItem: 'Items with one answer only have no variance: {constant}. Their correlations are not defined; standardised α and ω are not worked out.', duplicateItems: 'Items that are the same row by row (or differ in scale only): {duplicates}.',
    dependentItems: 'Items that follow entirely from the others: {dependent}. The correlations are singular; λ6 and ω are not worked out.', negativeAlpha: 'α is negative: items run against each other, a reversed item may not have been turned round.',
    negativeItem: 'Correlated negatively with the rest, perhaps reversed items that were not turned round: {against}.', heywood: 'A Heywood case (a uniqueness at or below its limit): the solution is not sound.', observedBounds: 'A reversed item has no scale bounds: it was turned round by the smallest and largest answer, so means may be off.',
    fewCases: 'Few cases: N = {n}.', parallelNone: 'Parallel analysis supports no factor; one is shown.', factorCorrelation: 'A factor correlation is 1 or more in absolute value: the solution is not sound.',
    singleItem: 'Constructs of one item are left out: {single_item}.', noModel: 'The whole model has no solution.',
  },
  status: {
    tooFewCases: 'Too few complete cases (N = {n}).', tooFewItems: 'Too few items.', constantSum: 'The sum does not vary: α is not defined.', constant: 'These items have one answer only and cannot be factored: {constant}. Leave them out.',
    singular: 'The correlations are singular ({dependent}): KMO, Bartlett\'s test and multiple correlations are not defined.', tooManyFactors: 'Too many factors to estimate.', notConverged: 'No convergence; there is no usable result.',
    underidentified: 'More parameters than correlations: the model is not identified.', notIdentified: 'The model is not identified.',
  },
  listSeparator: ', ', pair: '{a} and {b}',
}
