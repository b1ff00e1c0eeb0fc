# Reads what `lintas compare` has written; base R is all it needs.
#   Rscript results.R [folder of the result] [outcome]
given <- commandArgs(trailingOnly = TRUE)
folder <- if (length(given) >= 1) given[1] else "outputs/entikong-compare"
outcome <- if (length(given) >= 2) given[2] else "trust"

# A scenario may be called 2030, 007, NA or true, so names are read as texts. Only an empty field is a missing value.
table <- function(file, texts) {
  read.csv(file.path(folder, file), check.names = FALSE, na.strings = "",   # check.names: keeps the @ in names
           colClasses = setNames(rep("character", length(texts)), texts))
}
curves <- table("curves.csv", c("scenario", "scope"))
effects <- table("effects.csv", c("baseline", "variant", "scope"))
runs <- table("runs.csv", c("scenario", "seed"))

# The curve of each scenario, for the world as a whole: its scope is empty, and read as NA.
world <- curves[curves$outcome == outcome & is.na(curves$scope), ]
scenarios <- unique(world$scenario)
means <- tapply(world$mean, list(world$month, factor(world$scenario, scenarios)), sum)
months <- as.integer(rownames(means))
cat("Mean of", outcome, "by month\n")
print(round(means[months %% 12 == 0, ], 3))

# What each variant changes at the end, with its 95 % interval.
last <- effects[effects$outcome == outcome & is.na(effects$scope) & effects$month == max(effects$month), ]
cat("\nEffects in month", max(effects$month), "\n")
print(last[, c("variant", "effect", "low", "high")], row.names = FALSE, digits = 4)

# The same from the single runs: a replicate has the same luck in every scenario, so runs are paired by it.
of <- function(name) runs[[outcome]][runs$scenario == name][order(runs$replicate[runs$scenario == name])]
cat("\nThe same from the runs: mean difference, and Student's t\n")
for (variant in last$variant) {
  difference <- na.omit(of(variant) - of(last$baseline[1]))
  n <- length(difference)
  half <- qt(0.975, n - 1) * sd(difference) / sqrt(n)
  cat(variant, format(mean(difference) + c(0, -half, half), digits = 4), "\n")
}

pdf(paste0(outcome, ".pdf"), width = 8, height = 5)
matplot(months, means, type = "l", lty = 1, xlab = "month", ylab = outcome)
legend("topleft", scenarios, col = seq_along(scenarios), lty = 1, bty = "n")
invisible(dev.off())
