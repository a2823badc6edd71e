package dev.fluxion.solver.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Finds out whether a person is watching, and how wide the window is. */
final class Terminal {
    private static final int USUAL = 80;

    private Terminal() {}

    /** Columns of the terminal, 0 if there is none. */
    static int columns() {
        Console console = System.console();
        if (console == null || !console.isTerminal() || "dumb".equals(System.getenv("TERM"))) {
            return 0;
        }
        int asked = ask();
        return asked >= 40 ? asked : USUAL;
    }

    private static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
                return 0;
            }
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return answer.matches("\\d{1,5} \\d{1,5}")
                    ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1))
                    : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
