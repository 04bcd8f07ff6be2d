# Makes data/{plantgrowth,toothgrowth,sleep}.csv (data sets of R) and reference/comparison.json beside this script. Base R only.
#   cd tests/golden/committed && Rscript generateComparison.R
source_lines <- readLines("generate.R"); eval(parse(text = source_lines[seq(grep("^json <- ", source_lines), grep("^save <- ", source_lines))]))
write.csv(PlantGrowth, "data/plantgrowth.csv", row.names = FALSE); write.csv(ToothGrowth, "data/toothgrowth.csv", row.names = FALSE); write.csv(sleep, "data/sleep.csv", row.names = FALSE)

t_of <- function(h) list(statistic = unname(h$statistic), df = unname(h$parameter), p = h$p.value, ci95 = as.vector(h$conf.int))
spread <- function(y, g, centre) { z <- abs(y - ave(y, g, FUN = centre)); a <- anova(lm(z ~ factor(g))); list(F = a$`F value`[1], df1 = a$Df[1], df2 = a$Df[2], p = a$`Pr(>F)`[1]) }
two <- function(id, data, value, group, first, second) {
  d <- read.csv(data); x <- d[[value]][d[[group]] == first]; y <- d[[value]][d[[group]] == second]; n <- c(length(x), length(y)); df <- sum(n) - 2
  s <- sqrt(sum((n - 1) * c(var(x), var(y))) / df); dd <- (mean(x) - mean(y)) / s; quiet <- suppressWarnings; W <- unname(quiet(wilcox.test(x, y))$statistic)
  p0 <- quiet(wilcox.test(x, y, exact = FALSE, correct = FALSE))$p.value
  list(id = id, analysis = "two_sample", data = data, spec = list(value = value, group = group, first = first, second = second), program = R.version.string,
       expected = list(n = n, means = c(mean(x), mean(y)), sds = c(sd(x), sd(y)), welch = t_of(t.test(x, y)), student = t_of(t.test(x, y, var.equal = TRUE)), cohen_d_pooled = dd,
                       hedges_g_exact = dd * exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2)), hedges_g_approx = dd * (1 - 3 / (4 * df - 1)),
                       levene_mean = spread(c(x, y), rep(1:2, n), mean), levene_median_brown_forsythe = spread(c(x, y), rep(1:2, n), median),
                       mann_whitney = list(U_first_group_R_W = W, U_other = prod(n) - W, U_min = min(W, prod(n) - W), p_normal_cc = quiet(wilcox.test(x, y, exact = FALSE))$p.value, p_normal_no_cc = p0,
                                           rank_biserial = 2 * W / prod(n) - 1, effect_r = qnorm(p0 / 2, lower.tail = FALSE) / sqrt(sum(n)))))
}
anova_case <- function(id, data, value, group) {
  d <- read.csv(data); y <- d[[value]]; g <- factor(d[[group]], levels = unique(d[[group]])); a <- anova(lm(y ~ g)); tk <- TukeyHSD(aov(y ~ g))$g; w <- oneway.test(y ~ g); k <- kruskal.test(y, g); b <- bartlett.test(y, g); n <- length(y)
  pw <- pairwise.t.test(y, g, p.adjust.method = "none")$p.value; p <- pw[lower.tri(pw, diag = TRUE)]
  list(id = id, analysis = "anova_oneway", data = data, spec = list(value = value, group = group), program = R.version.string,
       expected = list(groups = setNames(lapply(levels(g), function(l) list(n = sum(g == l), mean = mean(y[g == l]), sd = sd(y[g == l]))), levels(g)), F = a$`F value`[1], df1 = a$Df[1], df2 = a$Df[2], p = a$`Pr(>F)`[1],
                       ss_between = a$`Sum Sq`[1], ss_within = a$`Sum Sq`[2], eta2 = a$`Sum Sq`[1] / sum(a$`Sum Sq`), omega2 = (a$`Sum Sq`[1] - a$Df[1] * a$`Mean Sq`[2]) / (sum(a$`Sum Sq`) + a$`Mean Sq`[2]),
                       tukey = lapply(rownames(tk), function(r) list(pair = r, diff = tk[r, 1], lwr = tk[r, 2], upr = tk[r, 3], p_tukey = tk[r, 4])),
                       pairwise_t_pooled = list(p_none = p, p_holm = p.adjust(p, "holm"), p_bh = p.adjust(p, "BH")),
                       welch_anova = list(F = unname(w$statistic), df1 = unname(w$parameter[1]), df2 = unname(w$parameter[2]), p = w$p.value),
                       kruskal = list(H_tie_corrected = unname(k$statistic), df = unname(k$parameter), p = k$p.value, epsilon2 = unname(k$statistic) / (n - 1)), bartlett = list(statistic = unname(b$statistic), df = unname(b$parameter), p = b$p.value)))
}
x <- sleep$extra[1:10]; y <- sleep$extra[11:20]; v <- suppressWarnings(wilcox.test(x, y, paired = TRUE, exact = FALSE)); v0 <- suppressWarnings(wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = FALSE))
paired <- list(id = "sleep-paired", analysis = "paired", data = "data/sleep.csv", spec = list(value = "extra", group = "group", id = "ID", first = 1, second = 2), program = R.version.string,
               expected = list(n = 10, mean_diff = mean(x - y), sd_diff = sd(x - y), t = t_of(t.test(x, y, paired = TRUE)), cohen_dz = mean(x - y) / sd(x - y), r = cor(x, y), wilcoxon = list(V = unname(v$statistic), p_cc = v$p.value, p_no_cc = v0$p.value, n_zero_dropped = sum(x == y))))
tab <- apply(HairEyeColor, c(1, 2), sum); q <- chisq.test(tab); rows_of <- function(m) lapply(seq_len(nrow(m)), function(i) unname(m[i, ]))
hair <- list(id = "hair-eye", analysis = "contingency", spec = list(table = "HairEyeColor over sex"), program = R.version.string,
             expected = list(table = rows_of(tab), rows = rownames(tab), cols = colnames(tab), chi2 = unname(q$statistic), df = unname(q$parameter), p = q$p.value, expected = rows_of(q$expected), adj_std_residuals = rows_of(q$stdres),
                             likelihood_ratio_G2 = 2 * sum(tab * log(tab / q$expected)), cramers_v = sqrt(unname(q$statistic) / sum(tab) / 3), contingency_C = sqrt(unname(q$statistic) / (unname(q$statistic) + sum(tab)))))
m <- matrix(c(20, 9, 3, 15), 2)
change <- list(id = "change", analysis = "mcnemar", spec = list(table = rows_of(m)), program = R.version.string,
               expected = list(chi2_cc = unname(mcnemar.test(m)$statistic), p_cc = mcnemar.test(m)$p.value, chi2_no_cc = unname(mcnemar.test(m, correct = FALSE)$statistic), p_no_cc = mcnemar.test(m, correct = FALSE)$p.value, p_exact = binom.test(3, 12)$p.value))
share <- function(x, n) list(x = x, n = n, p = x / n, wilson = as.vector(prop.test(x, n, correct = FALSE)$conf.int), wilson_cc_R_prop.test = as.vector(suppressWarnings(prop.test(x, n))$conf.int), clopper_pearson = as.vector(binom.test(x, n)$conf.int))
save(list(two("toothgrowth-supp", "data/toothgrowth.csv", "len", "supp", "OJ", "VC"), paired, anova_case("plantgrowth", "data/plantgrowth.csv", "weight", "group"), anova_case("toothgrowth-dose", "data/toothgrowth.csv", "len", "dose"), hair, change,
          list(id = "shares", analysis = "proportion_ci", spec = list(level = .95), program = R.version.string, expected = list(rows = list(share(136, 250), share(0, 20), share(50, 100), share(1, 3))))), "reference/comparison.json")
