package dev.fluxion.kernels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How an activation acts on a jet: channel 0 holds the value, every other channel a derivative (or a sum of derivatives, such as
 * the Laplacian) of the same quantity with respect to the inputs. With {@code f_k = f^(k)(h_0)/k!},
 *
 * <pre>{@code y_c = Σ_terms coefficient · f_order · Π_factors h_factor,      y_0 = f_0}</pre>
 *
 * which is Faà di Bruno's formula as a table. The tables are flat arrays, so that kernels loop over them without touching objects; the terms of a channel stand by
 * their order.
 */
public final class JetRules {
    /**
     * One product of Faà di Bruno's formula.
     *
     * @param coefficient the number in front
     * @param order       k of the factor {@code f_k = f^(k)(h_0)/k!}
     * @param factors     channels whose product follows, repeated as often as they occur; never channel 0
     */
    public record Term(double coefficient, int order, int[] factors) {}

    final int channels;
    final int order;
    final int[] termStart;
    final double[] coefficientF64;
    final float[] coefficientF32;
    final int[] termOrder;
    final int[] factorStart;
    final int[] factor;
    final int[] product;
    /** The sums of terms of one order, partial Bell polynomials: those of channel c > 0 are from bellStart[c] on, the terms of sum b from bellTerms[b] on. */
    final int[] bellStart;

    final int[] bellTerms;
    final int[] shorter;
    final int[] multiplier;
    final ProductUses uses;
    final Optional<SecondOrderRules> secondOrder;
    final Optional<ChainRules> chains;

    /**
     * @param terms the terms of each channel; those of channel 0 must be the single term {@code 1·f_0}
     * @throws IllegalArgumentException if channel 0 is anything else, a factor is not a channel from 1 on, or a term of another channel has none
     */
    public JetRules(List<List<Term>> terms) {
        channels = terms.size();
        if (channels == 0 || !isValue(terms.getFirst())) {
            throw new IllegalArgumentException("channel 0 of " + channels + " must be the single term 1·f_0");
        }
        int termCount = terms.stream().mapToInt(List::size).sum();
        int factorCount = terms.stream()
                .flatMap(List::stream)
                .mapToInt(t -> t.factors().length)
                .sum();
        termStart = new int[channels + 1];
        coefficientF64 = new double[termCount];
        coefficientF32 = new float[termCount];
        termOrder = new int[termCount];
        factorStart = new int[termCount + 1];
        factor = new int[factorCount];
        product = new int[termCount];
        Monomials monomials = new Monomials(channels);
        int t = 0;
        int f = 0;
        int highest = 0;
        for (int c = 0; c < channels; c++) {
            for (Term term : sorted(terms.get(c))) {
                coefficientF64[t] = term.coefficient();
                coefficientF32[t] = (float) term.coefficient();
                termOrder[t] = checkedOrder(c, term.order());
                highest = Math.max(highest, term.order());
                if (c > 0 && term.factors().length == 0) {
                    throw new IllegalArgumentException("channel " + c + " has a term without factors");
                }
                for (int channel : term.factors()) {
                    factor[f++] = checkedFactor(c, channel);
                }
                product[t] = c == 0
                        ? 0
                        : monomials.number(Arrays.stream(term.factors()).boxed().toList());
                factorStart[++t] = f;
            }
            termStart[c + 1] = t;
        }
        bellStart = new int[channels + 1];
        bellTerms = IntStream.range(0, termCount + 1)
                .filter(i -> i == termCount || i > 0 && (isFirst(i) || termOrder[i] != termOrder[i - 1]))
                .toArray();
        for (int c = 1; c <= channels; c++) {
            bellStart[c] = Arrays.binarySearch(bellTerms, termStart[c]);
        }
        shorter = monomials.shorter();
        multiplier = monomials.factor();
        uses = new ProductUses(channels, product, bellTerms, shorter, multiplier);
        order = highest;
        secondOrder = SecondOrderRules.of(terms);
        chains = ChainRules.of(terms);
    }

    /** Number of channels, the value included. */
    public int channels() {
        return channels;
    }

    /** The highest derivative of the activation that occurs. */
    public int order() {
        return order;
    }

    /** Whether a term is the first of its channel. */
    private boolean isFirst(int term) {
        return Arrays.binarySearch(termStart, term) >= 0;
    }

    private static List<Term> sorted(List<Term> terms) {
        return terms.stream().sorted(Comparator.comparingInt(Term::order)).toList();
    }

    private static boolean isValue(List<Term> terms) {
        return terms.size() == 1
                && terms.getFirst().coefficient() == 1
                && terms.getFirst().order() == 0
                && terms.getFirst().factors().length == 0;
    }

    private static int checkedOrder(int channel, int order) {
        if (order < 0) {
            throw new IllegalArgumentException("channel " + channel + " has a term of order " + order);
        }
        return order;
    }

    private int checkedFactor(int channel, int factor) {
        if (factor < 1 || factor >= channels) {
            throw new IllegalArgumentException(
                    "channel " + channel + " has factor " + factor + ", not a channel from 1 to " + (channels - 1));
        }
        return factor;
    }
}
