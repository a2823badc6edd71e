package dev.fluxion.kernels;

import dev.fluxion.kernels.JetRules.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rules for tests. */
final class JetTables {
    private JetTables() {}

    /**
     * One channel per derivative, each given by the variables it is taken in ({@code {0, 0, 1}} is u_xxy), by Faà di Bruno's formula as a
     * sum over set partitions: {@code D^α f(h) = Σ_partitions f^(blocks) Π_blocks D^block h}. Channel 0 is {@code {}}, and every block must
     * occur among the channels.
     */
    static JetRules derivatives(int[]... channels) {
        List<List<Term>> rules = new ArrayList<>();
        for (int[] channel : channels) {
            List<Term> terms = new ArrayList<>();
            for (List<List<Integer>> partition : partitions(channel.length)) {
                int[] factors = partition.stream()
                        .mapToInt(block -> find(channels, variables(channel, block)))
                        .toArray();
                terms.add(new Term(factorial(factors.length), factors.length, factors));
            }
            rules.add(terms);
        }
        return new JetRules(rules);
    }

    /** Value, the first derivatives in {@code dimension} variables, and the Laplacian. */
    static JetRules laplacian(int dimension) {
        List<List<Term>> rules = new ArrayList<>();
        rules.add(List.of(new Term(1, 0, new int[0])));
        List<Term> last = new ArrayList<>();
        last.add(new Term(1, 1, new int[] {dimension + 1}));
        for (int i = 1; i <= dimension; i++) {
            rules.add(List.of(new Term(1, 1, new int[] {i})));
            last.add(new Term(2, 2, new int[] {i, i}));
        }
        rules.add(last);
        return new JetRules(rules);
    }

    /**
     * The rules of {@code r} together with their derivative in a direction: with C channels, channel C + c carries ẏ_c, and ḣ_c comes in there.
     */
    static JetRules tangent(JetRules r) {
        List<List<Term>> rules = new ArrayList<>();
        List<List<Term>> tangents = new ArrayList<>();
        for (int c = 0; c < r.channels; c++) {
            List<Term> terms = new ArrayList<>();
            List<Term> slopes = new ArrayList<>();
            for (int t = r.termStart[c]; t < r.termStart[c + 1]; t++) {
                int[] factors = IntStream.range(r.factorStart[t], r.factorStart[t + 1])
                        .map(i -> r.factor[i])
                        .toArray();
                terms.add(new Term(r.coefficientF64[t], r.termOrder[t], factors));
                int[] withValue = IntStream.concat(IntStream.of(factors), IntStream.of(r.channels))
                        .toArray();
                slopes.add(new Term(r.coefficientF64[t] * (r.termOrder[t] + 1), r.termOrder[t] + 1, withValue));
                for (int i = 0; i < factors.length; i++) {
                    int[] moved = factors.clone();
                    moved[i] += r.channels;
                    slopes.add(new Term(r.coefficientF64[t], r.termOrder[t], moved));
                }
            }
            rules.add(terms);
            tangents.add(slopes);
        }
        rules.addAll(tangents);
        return new JetRules(rules);
    }

    private static List<List<List<Integer>>> partitions(int n) {
        if (n == 0) {
            return List.of(List.of());
        }
        List<List<List<Integer>>> all = new ArrayList<>();
        for (List<List<Integer>> smaller : partitions(n - 1)) {
            for (int b = 0; b <= smaller.size(); b++) {
                List<List<Integer>> larger = new ArrayList<>(smaller);
                List<Integer> block = b < smaller.size() ? new ArrayList<>(smaller.get(b)) : new ArrayList<>();
                block.add(n - 1);
                if (b < smaller.size()) {
                    larger.set(b, block);
                } else {
                    larger.add(block);
                }
                all.add(larger);
            }
        }
        return all;
    }

    private static int[] variables(int[] channel, List<Integer> block) {
        return block.stream().mapToInt(i -> channel[i]).sorted().toArray();
    }

    private static int find(int[][] channels, int[] sorted) {
        for (int c = 0; c < channels.length; c++) {
            if (Arrays.equals(channels[c], sorted)) {
                return c;
            }
        }
        throw new IllegalArgumentException("a block is no channel");
    }

    static double factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }
}
