# Makes data/rounded_simulated.csv and reference/rounded.json: cd tests/golden/committed && Rscript rounded.R
# R 4.2.2, lavaan 0.6.14. Rounded answers of two factors with gaps: a model whose fit is known to a few digits less than its parameters.
suppressMessages(library(lavaan))
set.seed(51777)
n <- 240; f <- rnorm(n); g <- .5 * f + sqrt(.75) * rnorm(n); loading <- c(.8, .7, .6, .5)
point <- function(z) pmax(1, pmin(5, round(3 + 1.1 * z)))
d <- data.frame(sapply(loading, function(l) point(l * f + sqrt(1 - l^2) * rnorm(n))), sapply(loading, function(l) point(l * g + sqrt(1 - l^2) * rnorm(n))))
names(d) <- c(paste0("a", 1:4), paste0("b", 1:4)); for (v in names(d)) d[[v]][runif(n) < .11] <- NA
write.csv(d, "data/rounded_simulated.csv", row.names = FALSE, na = "", quote = FALSE, eol = "\n")
model <- "fa =~ a1 + a2 + a3 + a4\nfb =~ b1 + b2 + b3 + b4"
m <- cfa(model, na.omit(d), std.lv = TRUE); fit <- fitMeasures(m); s <- standardizedSolution(m); l <- setNames(s$est.std[1:8], names(d)); cr <- function(l) sum(l)^2 / (sum(l)^2 + sum(1 - l^2))
one <- function(x) sprintf("%.15g", x); map <- function(x) paste0("{", paste0("\"", names(x), "\": ", one(x), collapse = ", "), "}")
writeLines(sprintf('{
 "cases": [{
  "id": "own-rounded-cfa", "analysis": "cfa", "data": "data/rounded_simulated.csv", "model": "%s", "program": "R 4.2.2; lavaan 0.6.14",
  "expected": {
   "n": %d,
   "fit": %s,
   "std_loadings": {"fa": %s, "fb": %s},
   "composite_reliability": %s,
   "ave": %s,
   "factor_correlations": [{"a": "fa", "b": "fb", "r": %s}],
   "residual_variances": %s
  }
 }]
}', gsub("\n", "\\n", model, fixed = TRUE), nrow(na.omit(d)), map(fit[c("chisq", "df", "pvalue", "cfi", "tli", "rmsea", "srmr", "logl", "aic", "bic")]), map(l[1:4]), map(l[5:8]), map(c(fa = cr(l[1:4]), fb = cr(l[5:8]))), map(c(fa = mean(l[1:4]^2), fb = mean(l[5:8]^2))), one(s$est.std[s$lhs == "fa" & s$rhs == "fb"]), map(setNames(s$est.std[9:16], names(d)))), "reference/rounded.json")
