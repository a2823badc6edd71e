package dev.fluxion.solver.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in words why a file could not be read or written. */
public final class IoMessages {
    private IoMessages() {}

    /** {@code cannot write out/x.csv: no space left on device}. */
    public static String cannot(String verb, Path file, IOException e) {
        return "cannot " + verb + " " + file + ": " + reason(e);
    }

    /** The reason alone, lower-case, without the path that such messages usually start with. */
    public static String reason(IOException e) {
        String words =
                switch (e) {
                    case AccessDeniedException denied -> "permission denied";
                    case NoSuchFileException missing -> "no such file or folder";
                    case FileAlreadyExistsException exists -> "a file of that name is in the way: " + exists.getFile();
                    case FileSystemException system when system.getReason() != null -> system.getReason();
                    case IOException other when other.getMessage() != null -> other.getMessage();
                    case IOException other -> other.getClass().getSimpleName();
                };
        String line = words.lines().findFirst().orElse(words);
        return line.isEmpty() ? "unknown reason" : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }
}
