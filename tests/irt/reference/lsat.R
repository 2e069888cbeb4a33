# The marginal likelihood of Rasch and 2PL on LSAT section 6, maximised by R's own optimiser, with the standard errors
# of its numerical Hessian: another way to the same figures. Rscript lsat.R > lsat.csv
patterns <- read.csv("lsat6.csv", colClasses = c("character", "integer"))
x <- do.call(rbind, strsplit(patterns$pattern, "")) == "1"
grid <- seq(-8, 8, length.out = 321)
weight <- dnorm(grid) / sum(dnorm(grid))

minus <- function(slope, intercept) {
  p <- plogis(outer(grid, slope) + rep(intercept, each = length(grid)))
  marginal <- apply(x, 1, function(row) sum(weight * apply(p, 1, function(q) prod(ifelse(row, q, 1 - q)))))
  -sum(patterns$count * log(marginal))
}

most <- function(start, objective) {
  found <- optim(start, objective, method = "BFGS", control = list(reltol = 1e-15, maxit = 2000))
  found <- optim(found$par, objective, method = "BFGS", control = list(reltol = 1e-16, maxit = 2000), hessian = TRUE)
  found
}

options(digits = 10)
cat("model,figure,value,error\n")
say <- function(model, figure, value, error) cat(sprintf("%s,%s,%.8f,%.8f\n", model, figure, value, error))

two <- most(c(rep(1, 5), rep(1, 5)), function(v) minus(v[1:5], v[6:10]))
spread <- solve(two$hessian)
a <- two$par[1:5]; d <- two$par[6:10]
say("2pl", "loglik", -two$value, 0)
for (j in 1:5) {
  g <- rep(0, 10); g[j] <- d[j] / a[j]^2; g[5 + j] <- -1 / a[j]
  say("2pl", paste0("slope", j), a[j], sqrt(spread[j, j]))
  say("2pl", paste0("difficulty", j), -d[j] / a[j], sqrt(drop(g %*% spread %*% g)))
}

one <- most(c(1, rep(1, 5)), function(v) minus(rep(v[1], 5), v[2:6]))
spread <- solve(one$hessian)
say("rasch", "loglik", -one$value, 0)
say("rasch", "sd", abs(one$par[1]), sqrt(spread[1, 1]))
for (j in 1:5) say("rasch", paste0("difficulty", j), -one$par[1 + j], sqrt(spread[1 + j, 1 + j]))
