# Reference values of relation, weighting and priority from R data sets and base R. Rscript tests/golden/committed/relation.R, from the project's root.
num <- function(x) if (length(x) == 0) "[]" else paste0("[", paste(ifelse(is.na(x), "null", sprintf("%.15g", x)), collapse = ", "), "]")
one <- function(x) ifelse(is.na(x), "null", sprintf("%.15g", x))
obj <- function(names, values) paste0("{", paste(sprintf('"%s": %s', names, values), collapse = ", "), "}")
dir <- "tests/golden/committed/data/"
for (d in c("swiss", "mtcars")) write.csv(get(d), paste0(dir, d, ".csv"), row.names = FALSE, quote = FALSE)
cases <- character()

drivers <- function(id, name, data, y, x) {
  d <- data[complete.cases(data[, c(y, x)]), c(y, x)]
  f <- as.formula(paste(y, "~", paste(x, collapse = " + ")))
  m <- lm(f, d); s <- summary(m); ci <- confint(m); z <- as.data.frame(scale(d))
  beta <- coef(lm(f, z))[-1]; r <- cor(d[, x], d[, y])[, 1]; R <- cor(d[, x])
  e <- eigen(R); L <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors); eps <- (L^2) %*% (solve(L, r)^2)
  r2of <- function(set) if (length(set) == 0) 0 else summary(lm(as.formula(paste(y, "~", paste(set, collapse = " + "))), d))$r.squared
  k <- length(x); subsets <- lapply(0:(2^k - 1), function(i) x[bitwAnd(i, 2^(0:(k - 1))) > 0]); r2s <- sapply(subsets, r2of)
  key <- function(set) sum(2^(match(set, x) - 1)) + 1
  lmg <- sapply(x, function(v) sum(sapply(subsets[!sapply(subsets, function(q) v %in% q)], function(q) factorial(length(q)) * factorial(k - length(q) - 1) / factorial(k) * (r2s[key(c(q, v))] - r2s[key(q)]))))
  vif <- diag(solve(R)); n <- nrow(d); sse <- sum(resid(m)^2)
  X <- cbind(1, as.matrix(d[, x])); sv <- svd(sweep(X, 2, sqrt(colSums(X^2)), "/"))$d
  last <- sapply(x, function(v) s$r.squared - r2of(setdiff(x, v)))
  H <- X %*% solve(crossprod(X)) %*% t(X); u <- resid(m) / (1 - diag(H)); B <- solve(crossprod(X)); hc3 <- sqrt(diag(B %*% crossprod(X * u) %*% B))
  bp <- n * summary(lm(resid(m)^2 ~ ., data = d[, x]))$r.squared
  coefs <- obj(c("(Intercept)", x), sapply(seq_along(coef(m)), function(i) sprintf('{"b": %s, "se": %s, "t": %s, "p": %s, "ci95": %s}', one(coef(m)[i]), one(s$coefficients[i, 2]), one(s$coefficients[i, 3]), one(s$coefficients[i, 4]), num(ci[i, ]))))
  cook <- cooks.distance(m); top <- order(-cook)[1:3]
  sprintf('  {"id": "%s", "analysis": "regression", "data": "data/%s.csv", "y": "%s", "x": [%s], "program": "R %s", "expected": {"n": %d, "coefficients": %s, "std_beta": %s, "vif": %s, "tolerance": %s, "r2": %s, "adj_r2": %s, "sigma": %s, "F": %s, "df1": %d, "df2": %d, "p": %s, "ss_resid": %s, "durbin_watson": %s, "aic": %s, "bic": %s, "collinearity_condition_indices_SPSS": %s, "zero_order_r": %s, "semipartial_sq_last": %s, "pratt": %s, "johnson_relative_weights": %s, "lmg_shapley": %s, "hc3": %s, "residuals": {"shapiro_W": %s, "shapiro_p": %s, "breusch_pagan": {"statistic": %s, "df": %d, "p": %s}, "influential": {"cooks_distance": [%s]}}}}',
    id, name, y, paste(sprintf('"%s"', x), collapse = ", "), getRversion(), n, coefs, obj(x, one(beta)), obj(x, one(vif)), obj(x, one(1 / vif)), one(s$r.squared), one(s$adj.r.squared), one(s$sigma), one(s$fstatistic[1]), k, n - k - 1,
    one(pf(s$fstatistic[1], k, n - k - 1, lower.tail = FALSE)), one(sse), one(sum(diff(resid(m))^2) / sse), one(AIC(m)), one(BIC(m)), num(sv[1] / sv), obj(x, one(r)), obj(x, one(last)), obj(x, one(beta * r)), obj(x, one(eps)), obj(x, one(lmg)),
    obj(c("(Intercept)", x), sprintf('{"se": %s}', one(hc3))), one(shapiro.test(resid(m))$statistic), one(shapiro.test(resid(m))$p.value), one(bp), k, one(pchisq(bp, k, lower.tail = FALSE)),
    paste(sprintf('{"leverage": %s, "standardised": %s, "studentised": %s, "cooks_distance": %s}', one(hatvalues(m)[top]), one(rstandard(m)[top]), one(rstudent(m)[top]), one(cook[top])), collapse = ", "))
}
cases <- c(cases, drivers("own-regress-attitude", "attitude", attitude, "rating", names(attitude)[-1]), drivers("own-regress-swiss", "swiss", swiss, "Fertility", c("Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality")),
  drivers("own-regress-mtcars", "mtcars", mtcars, "mpg", c("hp", "wt", "qsec", "disp")))

correlation <- function(id, name, data, x, control = character()) {
  d <- data[, c(x, control)]; pairs <- combn(x, 2)
  part <- function(M) { i <- solve(M); -i[1, 2] / sqrt(i[1, 1] * i[2, 2]) }
  lines <- apply(pairs, 2, function(p) {
    set <- c(p, control); n <- nrow(d); q <- length(control); df <- n - 2 - q
    r <- part(cor(d[, set])); rho <- part(cor(sapply(d[, set], rank))); tau <- part(cor(d[, set], method = "kendall"))
    t <- r * sqrt(df / (1 - r^2)); h <- qnorm(.975) / sqrt(df - 1)
    kp <- if (q == 0) suppressWarnings(cor.test(d[[p[1]]], d[[p[2]]], method = "kendall", exact = FALSE)$p.value) else 2 * pnorm(-abs(tau / sqrt(2 * (2 * (n - q) + 5) / (9 * (n - q) * (n - q - 1)))))
    sprintf('{"x": "%s", "y": "%s", "n": %d, "pearson": {"r": %s, "t": %s, "df": %d, "p": %s, "ci95_fisher": %s}, "spearman": {"rho": %s, "p_t_approx": %s}, "kendall_tau_b": {"tau": %s, "p_normal": %s}}', p[1], p[2], n, one(r), one(t), df, one(2 * pt(-abs(t), df)), num(tanh(atanh(r) + c(-h, h))), one(rho), one(2 * pt(-abs(rho * sqrt(df / (1 - rho^2))), df)), one(tau), one(kp))
  })
  sprintf('  {"id": "%s", "analysis": "correlation", "data": "data/%s.csv", "spec": {"columns": [%s], "control": [%s]}, "program": "R %s", "expected": {"pairs": [%s]}}', id, name, paste(sprintf('"%s"', x), collapse = ", "), paste(sprintf('"%s"', control), collapse = ", "), getRversion(), paste(lines, collapse = ", "))
}
cases <- c(cases, correlation("own-cor-swiss", "swiss", swiss, names(swiss)), correlation("own-partial-attitude", "attitude", attitude, c("rating", "complaints", "learning", "critical"), c("raises", "advance")), correlation("own-partial-mtcars", "mtcars", mtcars, c("mpg", "hp", "qsec"), "wt"))

objective <- function(id, name, data, x, cost = character()) {
  d <- as.matrix(data[, x]); m <- nrow(d)
  z <- apply(d, 2, function(v) (v - min(v)) / (max(v) - min(v))); for (v in cost) z[, v] <- 1 - z[, v]
  p <- sweep(z, 2, colSums(z), "/"); e <- -colSums(ifelse(p > 0, p * log(p), 0)) / log(m); w <- (1 - e) / sum(1 - e)
  critic <- apply(z, 2, sd) * rowSums(1 - cor(z)); cv <- apply(d, 2, sd) / colMeans(d)
  ev <- eigen(cor(d)); k <- max(1, sum(ev$values > 1)); fac <- abs(ev$vectors[, 1:k, drop = FALSE]) %*% (ev$values[1:k] / sum(ev$values[1:k]))
  share <- function(v) obj(x, one(v / sum(v)))
  sprintf('  {"id": "%s", "analysis": "weightings", "data": "data/%s.csv", "columns": [%s], "cost_columns": [%s], "program": "R %s", "expected": {"weights": {"entropy": %s, "critic": %s, "cv": %s, "factor": %s}}}', id, name, paste(sprintf('"%s"', x), collapse = ", "), paste(sprintf('"%s"', cost), collapse = ", "), getRversion(), share(1 - e), share(critic), share(cv), share(fac))
}
cases <- c(cases, objective("own-weights-attitude", "attitude", attitude, names(attitude)[-1]), objective("own-weights-mtcars", "mtcars", mtcars, c("mpg", "hp", "wt", "qsec"), c("wt", "qsec")))
writeLines(c('{"cases": [', paste(cases, collapse = ",\n"), "]}"), "tests/golden/committed/reference/relation.json")
