package dev.fluxion.kernels;

import dev.fluxion.kernels.JetRules.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link JetRules} of pure derivatives: the value, and for each variable its derivatives from the first up to the k-th, k ≤ 4 ({@code u, u_x, u_xx, u_xxx, u_t}).
 * The derivatives in one variable are a chain; they enter the rules of no other channel, and their rules are those of Faà di Bruno in one variable:
 *
 * <pre>{@code y_1 = f_1·h_1
 * y_2 = f_1·h_2 + 2 f_2·h_1²
 * y_3 = f_1·h_3 + 6 f_2·h_1·h_2 + 6 f_3·h_1³
 * y_4 = f_1·h_4 + f_2·(8 h_1·h_3 + 6 h_2²) + 36 f_3·h_1²·h_2 + 24 f_4·h_1⁴}</pre>
 */
final class ChainRules {
    /** The highest derivative in one variable. */
    static final int ORDER = 4;

    /** The channels of each variable, the first derivative first. */
    final int[][] chains;

    private ChainRules(List<List<Integer>> chains) {
        this.chains = chains.stream()
                .map(chain -> chain.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The rules as chains with at least one third derivative, or nothing if they are something else. */
    static Optional<ChainRules> of(List<List<Term>> terms) {
        List<List<Integer>> chains = new ArrayList<>();
        for (int c = 1; c < terms.size(); c++) {
            Map<List<Integer>, Double> found = merged(terms.get(c));
            int channel = c;
            Optional<List<Integer>> chain = chains.stream()
                    .filter(candidate -> candidate.size() < ORDER)
                    .filter(candidate -> found.equals(next(candidate, channel)))
                    .findFirst();
            if (chain.isPresent()) {
                chain.get().add(channel);
            } else if (found.equals(next(List.of(), channel))) {
                chains.add(new ArrayList<>(List.of(channel)));
            } else {
                return Optional.empty();
            }
        }
        boolean needed = chains.stream().anyMatch(chain -> chain.size() > 2);
        return needed ? Optional.of(new ChainRules(chains)) : Optional.empty();
    }

    /** Coefficients by factors; the order of a term is the number of its factors, else it is no term of a chain. */
    private static Map<List<Integer>, Double> merged(List<Term> terms) {
        Map<List<Integer>, Double> coefficients = new HashMap<>();
        for (Term term : terms) {
            List<Integer> factors =
                    Arrays.stream(term.factors()).sorted().boxed().toList();
            double coefficient = term.order() == factors.size() ? term.coefficient() : Double.NaN;
            coefficients.merge(factors, coefficient, Double::sum);
        }
        return coefficients;
    }

    /** The terms of the derivative that follows on those of a chain. */
    private static Map<List<Integer>, Double> next(List<Integer> chain, int channel) {
        Map<List<Integer>, Double> terms = new HashMap<>();
        terms.put(List.of(channel), 1.0);
        if (chain.size() == 1) {
            terms.put(List.of(chain.get(0), chain.get(0)), 2.0);
        } else if (chain.size() == 2) {
            terms.put(List.of(chain.get(0), chain.get(1)), 6.0);
            terms.put(List.of(chain.get(0), chain.get(0), chain.get(0)), 6.0);
        } else if (chain.size() == 3) {
            terms.put(List.of(chain.get(0), chain.get(2)), 8.0);
            terms.put(List.of(chain.get(1), chain.get(1)), 6.0);
            terms.put(List.of(chain.get(0), chain.get(0), chain.get(1)), 36.0);
            terms.put(List.of(chain.get(0), chain.get(0), chain.get(0), chain.get(0)), 24.0);
        }
        return terms;
    }
}
