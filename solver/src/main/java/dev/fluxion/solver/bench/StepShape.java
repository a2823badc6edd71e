package dev.fluxion.solver.bench;

import dev.fluxion.solver.SolveException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a standard step.
 *
 * @param points collocation points, at least 1
 * @param width of every hidden layer, at least 1
 * @param layers hidden layers, at least 1
 */
public record StepShape(int points, int width, int layers) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})[xX×](\\d{1,9})[xX×](\\d{1,9})");
    private static final int MOST_POINTS = 100_000_000;
    private static final int WIDEST = 8192;
    private static final int DEEPEST = 1000;

    /** Checks the bounds. */
    public StepShape {
        require("points", points, MOST_POINTS);
        require("width", width, WIDEST);
        require("layers", layers, DEEPEST);
    }

    private static void require(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " " + value + " must be between 1 and " + most);
        }
    }

    /**
     * Reads {@code 10000x64x5}.
     *
     * @throws SolveException for any other text
     */
    public static StepShape parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new SolveException("--step " + text
                    + ": write POINTSxWIDTHxLAYERS, three whole numbers with an x between, e.g. --step 10000x64x5");
        }
        try {
            return new StepShape(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (IllegalArgumentException e) {
            throw new SolveException("--step " + text + ": " + e.getMessage());
        }
    }

    /** {@code 10000x64x5}. */
    @Override
    public String toString() {
        return points + "x" + width + "x" + layers;
    }
}
