# Makes data/*.csv and reference/*.json beside this script. Base R only.
#   cd tests/golden/committed && Rscript generate.R
# satisfaction_simulated.csv: own simulation, made here. longley.csv, numacc*.csv: NIST StRD (US public domain), certified values.

json <- function(x, indent = "") {
  deeper <- paste0(indent, " ")
  if (is.null(x)) return("null")
  if (is.list(x)) {
    inner <- vapply(x, json, "", indent = deeper)
    if (is.null(names(x))) return(paste0("[", paste(inner, collapse = ", "), "]"))
    return(paste0("{\n", paste0(deeper, "\"", names(x), "\": ", inner, collapse = ",\n"), "\n", indent, "}"))
  }
  one <- if (is.character(x)) paste0("\"", x, "\"") else ifelse(is.na(x), "null", sprintf("%.15g", x))
  if (length(x) == 1) one else paste0("[", paste(one, collapse = ", "), "]")
}
save <- function(cases, file) writeLines(json(list(cases = cases)), file)

moments <- function(x) {
  n <- length(x); d <- x - mean(x); m2 <- mean(d^2)
  g1 <- mean(d^3) / m2^1.5; g2 <- mean(d^4) / m2^2 - 3
  list(skew_type1 = g1, skew_type2_spss_excel = g1 * sqrt(n * (n - 1)) / (n - 2), skew_type3_psych = g1 * (1 - 1 / n)^1.5,
       kurt_type1 = g2, kurt_type2_spss_excel = ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3)), kurt_type3_psych = (g2 + 3) * (1 - 1 / n)^2 - 3)
}
descriptives <- function(id, data, column) {
  x <- na.omit(read.csv(data)[[column]]); n <- length(x); se <- sd(x) / sqrt(n); w <- shapiro.test(x)
  list(id = id, analysis = "descriptives", data = data, spec = list(column = column), program = R.version.string,
       expected = c(list(n = n, mean = mean(x), sd = sd(x), var = var(x), se = se, ci95_t = mean(x) + qt(c(.025, .975), n - 1) * se,
                         median = median(x), min = min(x), max = max(x), q_type7 = unname(quantile(x, 1:3 / 4)), q_type6_spss = unname(quantile(x, 1:3 / 4, type = 6))),
                    moments(x), list(mad_raw = mad(x, constant = 1), shapiro_W = unname(w$statistic), shapiro_p = w$p.value)))
}
correlations <- function(id, data, columns) {
  d <- read.csv(data)[columns]
  pairs <- apply(combn(columns, 2), 2, function(p) {
    ok <- complete.cases(d[p]); x <- d[ok, p[1]]; y <- d[ok, p[2]]
    a <- cor.test(x, y); b <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE)); k <- suppressWarnings(cor.test(x, y, method = "kendall", exact = FALSE))
    list(x = p[1], y = p[2], n = sum(ok),
         pearson = list(r = unname(a$estimate), t = unname(a$statistic), df = unname(a$parameter), p = a$p.value, ci95_fisher = as.vector(a$conf.int)),
         spearman = list(rho = unname(b$estimate), p_t_approx = b$p.value), kendall_tau_b = list(tau = unname(k$estimate), z = unname(k$statistic), p_normal = k$p.value))
  }, simplify = FALSE)
  list(id = id, analysis = "correlation", data = data, spec = list(columns = columns, missing = "pairwise"), program = R.version.string, expected = list(pairs = pairs))
}
johnson <- function(R, r) { e <- eigen(R, symmetric = TRUE); L <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors); drop(L^2 %*% solve(L, r)^2) }
lmg <- function(R, r) {
  k <- length(r); r2 <- function(s) if (length(s)) sum(r[s] * solve(R[s, s, drop = FALSE], r[s])) else 0
  sapply(1:k, function(j) sum(unlist(lapply(0:(2^(k - 1) - 1), function(b) {
    s <- setdiff(1:k, j)[bitwAnd(b, 2^(0:(k - 2))) > 0]
    factorial(length(s)) * factorial(k - length(s) - 1) / factorial(k) * (r2(c(s, j)) - r2(s))
  }))))
}
drivers <- function(id, data, y, x) {
  d <- na.omit(read.csv(data)[c(y, x)]); fit <- lm(reformulate(sprintf("`%s`", x), y), d); s <- summary(fit); ci <- confint(fit)
  names_in <- gsub("`", "", rownames(s$coefficients)); R <- cor(d[x]); r <- drop(cor(d[x], d[[y]])); vif <- diag(solve(R))
  beta <- coef(fit)[-1] * sapply(d[x], sd) / sd(d[[y]]); e <- resid(fit); jw <- johnson(R, r); sh <- lmg(R, r); named <- function(v) as.list(setNames(unname(v), x))
  X <- cbind(1, as.matrix(d[x])); X <- sweep(X, 2, sqrt(colSums(X^2)), "/"); sv <- svd(X)$d
  list(id = id, analysis = "key_drivers", data = data, y = y, x = x, missing = list(rule = "listwise"), program = R.version.string,
       expected = list(n = nrow(d), coefficients = setNames(lapply(seq_along(names_in), function(i) list(b = s$coefficients[i, 1], se = s$coefficients[i, 2], t = s$coefficients[i, 3], p = s$coefficients[i, 4], ci95 = unname(ci[i, ]))), names_in),
         std_beta = named(beta), vif = named(vif), tolerance = named(1 / vif), r2 = s$r.squared, adj_r2 = s$adj.r.squared, sigma = s$sigma, F = unname(s$fstatistic[1]), df1 = unname(s$fstatistic[2]), df2 = unname(s$fstatistic[3]),
         p = pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)[[1]], ss_resid = sum(e^2), durbin_watson = sum(diff(e)^2) / sum(e^2), aic = AIC(fit), bic = BIC(fit),
         collinearity_condition_indices_SPSS = max(sv) / sv, zero_order_r = named(r), semipartial_sq_last = named(s$coefficients[-1, 3]^2 * (1 - s$r.squared) / fit$df.residual),
         pratt = named(beta * r), johnson_relative_weights = named(jw), johnson_pct = named(100 * jw / sum(jw)), lmg_shapley = named(sh), lmg_pct = named(100 * sh / sum(sh))))
}

set.seed(20260101)
n <- 240
general <- rnorm(n)
item <- function(weight, centre, points) pmin(points, pmax(1, round(centre + 1.2 * (weight * general + sqrt(1 - weight^2) * rnorm(n)))))
d <- data.frame(signal = item(.7, 6.5, 10), coverage = item(.65, 5.8, 10), tariff = item(.5, 3.1, 5), queue = item(.45, 2.6, 5), staff = item(.6, 4, 5), age = round(rexp(n, 1 / 15) + 16))
d$overall <- pmin(10, pmax(1, round(.5 * d$signal + .35 * d$coverage + .4 * d$queue + .3 * d$tariff - .6 + rnorm(n, 0, .9))))
for (column in c("coverage", "queue", "age")) d[sample(n, 9), column] <- NA
write.csv(d, "data/satisfaction_simulated.csv", row.names = FALSE, na = "", quote = FALSE, eol = "\n")
x <- c("signal", "coverage", "tariff", "queue", "staff")
save(c(lapply(c("signal", "queue", "age", "overall"), function(v) descriptives(paste0("own-desc-", v), "data/satisfaction_simulated.csv", v)),
       list(correlations("own-cor", "data/satisfaction_simulated.csv", c("overall", x, "age")), drivers("own-drv", "data/satisfaction_simulated.csv", "overall", x))), "reference/satisfaction.json")

# NIST StRD Longley in its own units; certified values from the StRD page (15 digits).
l <- datasets::longley
write.csv(data.frame(y = round(l$Employed * 1000), x1 = l$GNP.deflator, x2 = round(l$GNP * 1000), x3 = round(l$Unemployed * 10), x4 = round(l$Armed.Forces * 10), x5 = round(l$Population * 1000), x6 = l$Year), "data/nist_longley.csv", row.names = FALSE, eol = "\n")
b <- c(-3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355)
se <- c(890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212)
fit <- lm(y ~ ., read.csv("data/nist_longley.csv")); stopifnot(all.equal(unname(coef(fit)), b, tolerance = 1e-9), all.equal(unname(summary(fit)$coefficients[, 2]), se, tolerance = 1e-9))
# NIST StRD NumAcc1-4: made by definition on the StRD pages; certified mean and standard deviation are exact.
alternating <- function(base) base + c(.2, rep(c(.1, .3), 500))
for (i in 2:4) write.csv(data.frame(value = sprintf("%.1f", alternating(c(0, 1, 1e6, 1e7)[i]))), sprintf("data/nist_numacc%d.csv", i), row.names = FALSE, quote = FALSE, eol = "\n")
write.csv(data.frame(value = c(10000001, 10000003, 10000002)), "data/nist_numacc1.csv", row.names = FALSE, eol = "\n")
numacc <- function(i, mean, sd, n) list(id = paste0("nist-NumAcc", i), analysis = "descriptives", data = sprintf("data/nist_numacc%d.csv", i), spec = list(column = "value"), program = "NIST StRD certified values", expected = list(n = n, mean = mean, sd = sd))
save(list(list(id = "nist-longley", analysis = "key_drivers", data = "data/nist_longley.csv", y = "y", x = paste0("x", 1:6), program = "NIST StRD certified values",
               expected = list(n = 16, coefficients = setNames(lapply(1:7, function(i) list(b = b[i], se = se[i])), c("(Intercept)", paste0("x", 1:6))),
                               sigma = 304.854073561965, r2 = 0.995479004577296, F = 330.285339234588, df1 = 6, df2 = 9)),
          numacc(1, 10000002, 1, 3), numacc(2, 1.2, .1, 1001), numacc(3, 1000000.2, .1, 1001), numacc(4, 10000000.2, .1, 1001)), "reference/nist.json")
