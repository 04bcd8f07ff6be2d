# Makes data/attitude.csv (R's own data set) and reference/measurement.json: cd tests/golden/committed && Rscript measurement.R
# R 4.2.2, psych 2.2.9, lavaan 0.6.14. Conventions of loadings: columns by descending sum of squares, column sums positive.
suppressMessages({ library(psych); library(lavaan) })
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) { inner <- vapply(x, json, ""); return(if (is.null(names(x))) paste0("[", paste(inner, collapse = ", "), "]") else paste0("{", paste0("\"", names(x), "\": ", inner, collapse = ",\n"), "}")) }
  one <- if (is.character(x)) paste0("\"", gsub("\n", "\\n", x, fixed = TRUE), "\"") else if (is.logical(x) && !anyNA(x)) tolower(x) else ifelse(is.na(x), "null", sprintf("%.15g", x))
  if (length(x) == 1) one else paste0("[", paste(one, collapse = ", "), "]")
}
d <- datasets::attitude; items <- names(d); n <- nrow(d); k <- ncol(d); C <- cov(d); R <- cor(d); named <- function(v) as.list(setNames(as.vector(v), items))
write.csv(d, "data/attitude.csv", row.names = FALSE, quote = FALSE, eol = "\n")
program <- "R 4.2.2; psych 2.2.9; lavaan 0.6.14"

a <- suppressWarnings(alpha(d, check.keys = FALSE)); ci <- alpha.ci(a$total$raw_alpha, n, k); f1 <- factanal(covmat = R, n.obs = n, factors = 1, control = list(opt = list(factr = 10)))
l <- as.vector(f1$loadings) * sign(sum(f1$loadings))
reliability <- list(id = "r-attitude-reliability", analysis = "reliability", data = "data/attitude.csv", columns = items, reverse_keyed = NULL, program = program, expected = list(
  n = n, k = k, alpha_raw = a$total$raw_alpha, alpha_std = a$total$std.alpha, average_r = a$total$average_r, alpha_ci95_feldt = list(lower = unname(ci$lower.ci), upper = unname(ci$upper.ci)),
  scale_sum = list(mean = mean(rowSums(d)), var = var(rowSums(d)), sd = sd(rowSums(d))),
  item_stats = setNames(lapply(items, function(i) { rest <- rowSums(d[setdiff(items, i)]); list(mean = mean(d[[i]]), sd = sd(d[[i]]), item_total_r = cor(d[[i]], rowSums(d)), item_rest_r = cor(d[[i]], rest),
    alpha_if_dropped_raw = a$alpha.drop[i, "raw_alpha"], alpha_if_dropped_std = a$alpha.drop[i, "std.alpha"], scale_mean_if_dropped = mean(rest), scale_var_if_dropped = var(rest),
    squared_multiple_r = summary(lm(reformulate(setdiff(items, i), i), d))$r.squared) }), items),
  guttman_cov = list(lambda1 = 1 - sum(diag(C)) / sum(C), lambda4 = max(sapply(1:(2^(k - 1) - 1), function(b) { s <- bitwAnd(b, 2^(0:(k - 1))) > 0; 4 * sum(C[s, !s]) / sum(C) })), lambda6 = 1 - sum((1 - smc(R)) * diag(C)) / sum(C)),
  guttman_lambda6_cor_psych = a$total$`G6(smc)`, omega = list(omega_1f_ml_std = sum(l)^2 / (sum(l)^2 + sum(1 - l^2)), ml_loadings_std = named(l), heywood = FALSE)))

orient <- function(L) { L <- unclass(L); L <- L %*% diag(sign(colSums(L)), ncol(L)); L <- L[, order(-colSums(L^2)), drop = FALSE]; rownames(L) <- items; L }
table_of <- function(L) setNames(lapply(items, function(i) as.list(setNames(unname(L[i, ]), paste0("F", seq_len(ncol(L)))))), items)
e <- eigen(R, TRUE); pca <- orient(e$vectors[, 1:2] %*% diag(sqrt(e$values[1:2]))); ml <- factanal(covmat = R, n.obs = n, factors = 2, rotation = "none", control = list(opt = list(factr = 10)))
paf <- suppressWarnings(fa(R, 2, n.obs = n, rotate = "none", fm = "pa", min.err = 1e-14, max.iter = 5000)); rotate <- function(L) orient(varimax(L, normalize = TRUE, eps = 1e-15)$loadings); b <- cortest.bartlett(R, n)
efa <- list(id = "r-attitude-efa", analysis = "efa", data = "data/attitude.csv", columns = items, nfactors = 2, program = program, expected = list(
  n = n, p = k, kmo_overall = KMO(R)$MSA, msa = named(KMO(R)$MSAi), bartlett = list(chi2 = b$chisq, df = b$df, p = b$p.value), det_R = det(R), eigenvalues = e$values, n_kaiser = sum(e$values > 1), pct_variance = 100 * e$values / k,
  pca = list(unrotated = table_of(pca), communalities = named(rowSums(pca^2)), varimax = table_of(rotate(pca))),
  paf = list(initial_communalities_smc = named(smc(R)), communalities = named(paf$communality), varimax = table_of(rotate(paf$loadings))),
  ml = list(uniquenesses = named(ml$uniquenesses), varimax = table_of(rotate(ml$loadings)), chi2 = unname(ml$STATISTIC), df = ml$dof, p = unname(ml$PVAL), any_boundary = FALSE)))

model <- "service =~ rating+complaints+privileges\ngrowth =~ learning+raises+advance"; fit <- cfa(model, d); st <- standardizedSolution(fit); st <- st[st$op == "=~", ]
by <- function(f) sapply(c("service", "growth"), function(c) f(st$est.std[st$lhs == c]), simplify = FALSE)
cfa_case <- list(id = "r-attitude-cfa", analysis = "cfa", data = "data/attitude.csv", model = model, program = program, expected = list(
  fit = as.list(unclass(fitMeasures(fit, c("chisq", "df", "pvalue", "cfi", "tli", "nfi", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper", "rmsea.pvalue", "srmr", "gfi", "agfi", "logl", "aic", "bic", "npar", "baseline.chisq", "baseline.df")))),
  std_loadings = sapply(c("service", "growth"), function(c) as.list(setNames(st$est.std[st$lhs == c], st$rhs[st$lhs == c])), simplify = FALSE),
  composite_reliability = by(function(l) sum(l)^2 / (sum(l)^2 + sum(1 - l^2))), ave = by(function(l) mean(l^2)), factor_correlations = list(list(a = "service", b = "growth", r = lavInspect(fit, "cor.lv")[2, 1]))))
writeLines(json(list(cases = list(reliability, efa, cfa_case))), "reference/measurement.json")
