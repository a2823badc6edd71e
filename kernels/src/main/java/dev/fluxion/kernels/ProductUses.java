package dev.fluxion.kernels;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each product of channels ({@link Monomials}) is used: in which sums of {@link JetRules}, and as a factor of which longer products. With it the adjoint
 * of a product is a sum over its uses, and is written once.
 */
final class ProductUses {
    /** The sums that product p is in are those from sumStart[p] on. */
    final int[] sumStart;

    final int[] sum;
    /** The term with the coefficient. */
    final int[] term;

    /** The longer products that product p is a factor of are those from productStart[p] on. */
    final int[] productStart;

    final int[] longer;
    /** The other factor. */
    final int[] other;

    /**
     * @param product the product of each term
     * @param bellTerms where the terms of each sum begin
     * @param shorter the one factor of each product that is no channel
     * @param multiplier the other one
     */
    ProductUses(int channels, int[] product, int[] bellTerms, int[] shorter, int[] multiplier) {
        int products = channels + shorter.length;
        sumStart = new int[products + 1];
        productStart = new int[products + 1];
        List<int[]> sums = new ArrayList<>();
        List<int[]> longerOnes = new ArrayList<>();
        for (int p = 0; p < products; p++) {
            sumStart[p] = sums.size();
            productStart[p] = longerOnes.size();
            for (int b = 0; b + 1 < bellTerms.length; b++) {
                for (int t = bellTerms[b]; t < bellTerms[b + 1]; t++) {
                    if (product[t] == p) {
                        sums.add(new int[] {b, t});
                    }
                }
            }
            for (int m = 0; m < shorter.length; m++) {
                if (shorter[m] == p) {
                    longerOnes.add(new int[] {channels + m, multiplier[m]});
                }
                if (multiplier[m] == p) {
                    longerOnes.add(new int[] {channels + m, shorter[m]});
                }
            }
        }
        sumStart[products] = sums.size();
        productStart[products] = longerOnes.size();
        sum = column(sums, 0);
        term = column(sums, 1);
        longer = column(longerOnes, 0);
        other = column(longerOnes, 1);
    }

    private static int[] column(List<int[]> rows, int index) {
        return rows.stream().mapToInt(row -> row[index]).toArray();
    }
}
