# What R's psych package finds in responses.csv and credits.csv; run here with `Rscript psych.R`.
# r.drop and alpha are those of psych::alpha; psych has no correlation for a single option, so cor() gives it.
suppressPackageStartupMessages(library(psych))

number <- function(x) sprintf("%.15g", x)

said <- function(data, file) {
  capture.output(found <- suppressWarnings(alpha(data, cumulative = TRUE, check.keys = FALSE)))
  lines <- c(
    "of,figure,value",
    sprintf("form,mean,%s", number(found$total$mean)),
    sprintf("form,sd,%s", number(found$total$sd)),
    sprintf("form,alpha,%s", number(found$total$raw_alpha)),
    sprintf("%s,p,%s", colnames(data), number(found$item.stats$mean)),
    sprintf("%s,rest_score_r,%s", colnames(data), number(found$item.stats$r.drop)),
    sprintf("%s,alpha_if_deleted,%s", colnames(data), number(found$alpha.drop$raw_alpha))
  )
  writeLines(lines, file)
}

responses <- read.csv("responses.csv", row.names = 1, colClasses = "character", na.strings = NULL)
key <- unlist(read.csv("key.csv", colClasses = "character")[1, ])
right <- as.data.frame(lapply(names(responses), function(item) as.numeric(responses[[item]] == key[[item]])))
names(right) <- names(responses)
said(right, "psych.csv")
said(read.csv("credits.csv"), "psych-credits.csv")

lines <- "of,figure,value"
for (item in names(responses)) for (option in c("A", "B", "C", "D")) {
  chosen <- as.numeric(responses[[item]] == option)
  rest <- rowSums(right) - right[[item]]
  lines <- c(
    lines,
    sprintf("%s,share %s,%s", item, option, number(mean(chosen))),
    sprintf("%s,r %s,%s", item, option, number(suppressWarnings(cor(chosen, rest))))
  )
}
writeLines(lines, "r-options.csv")
