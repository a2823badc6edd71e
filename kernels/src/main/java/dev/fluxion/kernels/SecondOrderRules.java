package dev.fluxion.kernels;

import dev.fluxion.kernels.JetRules.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The common shape of {@link JetRules}: a value, m first derivatives, then channels of second order,
 *
 * <pre>{@code y_c = f_1·h_c                                    for c = 1…m
 * y_c = f_1·h_c + f_2·Σ_pairs coefficient·h_a·h_b   for c > m, with a, b in 1…m}</pre>
 *
 * (single second derivatives, Laplacians, any number of them; m or the second part may be missing). Uses are the pairs once more, sorted by
 * factor for the adjoint: {@code ∂y_c/∂h_a = f_2·coefficient·h_other}, where a square counts twice.
 */
final class SecondOrderRules {
    final int firstDerivatives;
    final int[] pairStart;
    final int[] pairA;
    final int[] pairB;
    final float[] pairCoefficientF32;
    final double[] pairCoefficientF64;
    final int[] useStart;
    final int[] useChannel;
    final int[] useOther;
    final float[] useCoefficientF32;
    final double[] useCoefficientF64;

    /** s_i of {@code y_Δ = f_1·h_Δ + f_2·Σ s_i·h_i²}, or empty if the rules do not have the shape of {@link JetLaplacianF32}. */
    final float[] squaresF32;

    final double[] squaresF64;

    /**
     * The channels of all second derivatives in two or three variables, {@code y_ab = f_1·h_ab + 2 f_2·h_a·h_b}: those of 11, 12, 22 or of 11, 12, 13, 22, 23, 33. Empty
     * if the rules do not have the shape of {@link JetHessianF32}.
     */
    final int[] hessian;

    private record Use(int channel, int other, double coefficient) {}

    private SecondOrderRules(int firstDerivatives, List<List<Term>> pairs) {
        this.firstDerivatives = firstDerivatives;
        int count = pairs.stream().mapToInt(List::size).sum();
        pairStart = new int[pairs.size() + 1];
        pairA = new int[count];
        pairB = new int[count];
        pairCoefficientF32 = new float[count];
        pairCoefficientF64 = new double[count];
        List<List<Use>> uses = new ArrayList<>();
        for (int c = 0; c <= firstDerivatives; c++) {
            uses.add(new ArrayList<>());
        }
        int at = 0;
        for (int s = 0; s < pairs.size(); s++) {
            int channel = firstDerivatives + 1 + s;
            for (Term pair : pairs.get(s)) {
                int a = pair.factors()[0];
                int b = pair.factors()[1];
                pairA[at] = a;
                pairB[at] = b;
                pairCoefficientF32[at] = (float) pair.coefficient();
                pairCoefficientF64[at++] = pair.coefficient();
                if (a == b) {
                    uses.get(a).add(new Use(channel, a, 2 * pair.coefficient()));
                } else {
                    uses.get(a).add(new Use(channel, b, pair.coefficient()));
                    uses.get(b).add(new Use(channel, a, pair.coefficient()));
                }
            }
            pairStart[s + 1] = at;
        }
        int useCount = uses.stream().mapToInt(List::size).sum();
        useStart = new int[firstDerivatives + 2];
        useChannel = new int[useCount];
        useOther = new int[useCount];
        useCoefficientF32 = new float[useCount];
        useCoefficientF64 = new double[useCount];
        at = 0;
        for (int c = 0; c <= firstDerivatives; c++) {
            for (Use use : uses.get(c)) {
                useChannel[at] = use.channel();
                useOther[at] = use.other();
                useCoefficientF32[at] = (float) use.coefficient();
                useCoefficientF64[at++] = use.coefficient();
            }
            useStart[c + 1] = at;
        }
        squaresF64 = squares(firstDerivatives, pairs);
        squaresF32 = new float[squaresF64.length];
        for (int i = 0; i < squaresF32.length; i++) {
            squaresF32[i] = (float) squaresF64[i];
        }
        hessian = hessian(firstDerivatives, pairs);
    }

    private static int[] hessian(int dimension, List<List<Term>> pairs) {
        if (dimension < 2 || dimension > JetHessianF32.DIMENSIONS || pairs.size() != dimension * (dimension + 1) / 2) {
            return new int[0];
        }
        int[] channels = new int[pairs.size()];
        for (int s = 0; s < pairs.size(); s++) {
            List<Term> products = pairs.get(s);
            if (products.size() != 1 || products.getFirst().coefficient() != 2) {
                return new int[0];
            }
            int[] factors = products.getFirst().factors();
            int a = Math.min(factors[0], factors[1]) - 1;
            int b = Math.max(factors[0], factors[1]) - 1;
            channels[a * dimension - a * (a + 1) / 2 + b] = dimension + 1 + s;
        }
        return Arrays.stream(channels).anyMatch(c -> c == 0) ? new int[0] : channels;
    }

    private static double[] squares(int firstDerivatives, List<List<Term>> pairs) {
        boolean fits = pairs.size() == 1 && firstDerivatives >= 1 && firstDerivatives <= JetLaplacianF32.DIMENSIONS;
        if (!fits || !pairs.getFirst().stream().allMatch(p -> p.factors()[0] == p.factors()[1])) {
            return new double[0];
        }
        double[] squares = new double[firstDerivatives];
        for (Term pair : pairs.getFirst()) {
            squares[pair.factors()[0] - 1] += pair.coefficient();
        }
        return squares;
    }

    /** The rules in this shape, or nothing if they have another. */
    static Optional<SecondOrderRules> of(List<List<Term>> terms) {
        int first = 0;
        while (first + 1 < terms.size()
                && terms.get(first + 1).size() == 1
                && isLinear(terms.get(first + 1).getFirst(), first + 1)) {
            first++;
        }
        List<List<Term>> pairs = new ArrayList<>();
        for (int c = first + 1; c < terms.size(); c++) {
            List<Term> products = new ArrayList<>();
            int linear = 0;
            for (Term term : terms.get(c)) {
                if (isLinear(term, c)) {
                    linear++;
                } else if (isProduct(term, first)) {
                    products.add(term);
                } else {
                    return Optional.empty();
                }
            }
            if (linear != 1) {
                return Optional.empty();
            }
            pairs.add(products);
        }
        return Optional.of(new SecondOrderRules(first, pairs));
    }

    private static boolean isLinear(Term term, int channel) {
        return term.coefficient() == 1
                && term.order() == 1
                && term.factors().length == 1
                && term.factors()[0] == channel;
    }

    private static boolean isProduct(Term term, int first) {
        return term.order() == 2
                && term.factors().length == 2
                && term.factors()[0] <= first
                && term.factors()[1] <= first;
    }

    /** The highest derivative of the activation that occurs. */
    int order() {
        return pairA.length > 0 ? 2 : firstDerivatives + pairStart.length - 1 > 0 ? 1 : 0;
    }
}
