# PLS path models on own simulated answers, by the scores of respondents (not by the correlation matrix): an implementation of its own
# in base R, after plspm's description of the algorithm. Rscript pls.R writes data/pls_simulated.csv and reference/pls.json.
set.seed(4711)
n <- 180
base <- rnorm(n)
q <- 0.7 * base + rnorm(n, sd = 0.7)
s <- 0.3 * base + 0.6 * q + rnorm(n, sd = 0.6)
l <- 0.6 * s + rnorm(n, sd = 0.8)
ask <- function(f, noise) pmin(10, pmax(1, round(6.4 + 1.7 * f + rnorm(n, sd = noise))))
d <- data.frame(im1 = ask(base, 1), im2 = ask(base, 1.4), im3 = ask(base, 1.8), qu1 = ask(q, 0.9), qu2 = ask(q, 1.3), qu3 = ask(q, 1.2), qu4 = ask(q, 2),
                sa1 = ask(s, 0.9), sa2 = ask(s, 1.1), sa3 = ask(s, 1.3), lo1 = ask(l, 1.2), lo2 = ask(l, 1.6))
blocks <- list(Image = c("im1", "im2", "im3"), Quality = c("qu1", "qu2", "qu3", "qu4"), Satisfaction = c("sa1", "sa2", "sa3"), Loyalty = c("lo1", "lo2"))
paths <- list(c("Image", "Quality"), c("Image", "Satisfaction"), c("Quality", "Satisfaction"), c("Image", "Loyalty"), c("Satisfaction", "Loyalty"))
X <- scale(as.matrix(d))
lv <- names(blocks)
D <- matrix(0, 4, 4, dimnames = list(lv, lv))
for (p in paths) D[p[1], p[2]] <- 1

estimate <- function(scheme, modes) {
  w <- lapply(blocks, function(b) rep(1, length(b)))
  scores <- function() sapply(lv, function(j) { y <- X[, blocks[[j]], drop = FALSE] %*% w[[j]]; y / sd(y) })
  for (round in 1:2000) {
    Y <- scores(); R <- cor(Y); E <- matrix(0, 4, 4, dimnames = list(lv, lv))
    for (i in lv) for (j in lv) if (D[i, j] + D[j, i] > 0) E[i, j] <- if (scheme == "centroid") sign(R[i, j]) else R[i, j]
    if (scheme == "path") for (j in lv) { pre <- lv[D[, j] == 1]; if (length(pre)) E[pre, j] <- qr.solve(Y[, pre, drop = FALSE], Y[, j]) }
    old <- w
    for (j in lv) {
      z <- Y %*% E[, j]; b <- X[, blocks[[j]], drop = FALSE]
      w[[j]] <- if (modes[[j]] == "A") as.vector(cor(b, z)) else as.vector(qr.solve(b, z))
      w[[j]] <- w[[j]] / sd(b %*% w[[j]])
    }
    if (max(abs(unlist(w) - unlist(old))) < 1e-14) break
  }
  for (j in lv) if (sum(cor(X[, blocks[[j]]], X[, blocks[[j]]] %*% w[[j]])) < 0) w[[j]] <- -w[[j]]
  Y <- scores()
  for (j in lv) w[[j]] <- w[[j]] / sd(X[, blocks[[j]], drop = FALSE] %*% w[[j]])
  named <- function(f) setNames(lapply(lv, f), lv)
  load <- lapply(lv, function(j) setNames(as.list(as.vector(cor(X[, blocks[[j]]], Y[, j]))), blocks[[j]]))
  B <- matrix(0, 4, 4, dimnames = list(lv, lv)); ols <- list(); r2 <- list(); adj <- list()
  for (j in lv) {
    pre <- lv[D[, j] == 1]; if (!length(pre)) next
    m <- summary(lm(Y[, j] ~ Y[, pre])); co <- m$coefficients[-1, , drop = FALSE]
    B[pre, j] <- co[, 1]
    ols[[j]] <- setNames(lapply(seq_along(pre), function(k) list(estimate = co[k, 1], se = co[k, 2], t = co[k, 3], p = co[k, 4])), pre)
    r2[[j]] <- m$r.squared; adj[[j]] <- m$adj.r.squared
  }
  total <- solve(diag(4) - B) - diag(4); dimnames(total) <- list(lv, lv)
  index <- named(function(j) { v <- w[[j]] / apply(d[, blocks[[j]]], 2, sd); v <- v / sum(v); (mean(as.matrix(d[, blocks[[j]]]) %*% v) - 1) / 9 * 100 })
  list(outer_weights = do.call(c, lapply(lv, function(j) setNames(as.list(w[[j]]), blocks[[j]]))), loadings = do.call(c, load),
       path_coefficients = lapply(paths, function(p) list(from = p[1], to = p[2], value = B[p[1], p[2]])), inner_ols = ols, r2 = r2, r2_adj = adj,
       total_effects = named(function(to) named(function(from) total[from, to])), index_0_100 = list(mean = index))
}
out <- list()
for (scheme in c("centroid", "factorial", "path")) for (image in c("A", "B")) {
  modes <- list(Image = image, Quality = "A", Satisfaction = "A", Loyalty = "A")
  out[[length(out) + 1]] <- list(id = paste0("free-pls-simulated-", scheme, "-", image), analysis = "pls_pm", data = "data/pls_simulated.csv", n = n, blocks = blocks,
    paths = lapply(paths, function(p) list(from = p[1], to = p[2])), scheme = scheme, modes = modes, scale = list(min = 1, max = 10), expected = estimate(scheme, modes))
}
json <- function(x) {
  if (is.list(x)) {
    inner <- vapply(x, json, "")
    if (is.null(names(x))) paste0("[", paste(inner, collapse = ","), "]") else paste0("{", paste0("\"", names(x), "\":", inner, collapse = ","), "}")
  } else if (length(x) > 1) paste0("[", paste(vapply(as.list(x), json, ""), collapse = ","), "]")
  else if (is.character(x)) paste0("\"", x, "\"") else formatC(x, digits = 17, format = "g", width = 1)
}
write.csv(d, "data/pls_simulated.csv", row.names = FALSE, quote = FALSE)
writeLines(paste0("{\"cases\":[\n", paste(vapply(out, json, ""), collapse = ",\n"), "\n]}"), "reference/pls.json")
