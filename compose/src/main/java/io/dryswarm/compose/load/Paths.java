package io.dryswarm.compose.load;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths of Unix and Windows as text, wherever the program runs. */
final class Paths {
  private Paths() {}

  /** A path that starts in a directory; cleaned of {@code .} and {@code ..} if it was relative. */
  static String absolute(String directory, String path) {
    return path.startsWith("/") ? path : clean(path.isEmpty() ? directory : directory + "/" + path);
  }

  /** Whether a path is absolute on Unix or on Windows. */
  static boolean isAbsolute(String path) {
    return path.startsWith("/") || isAbsoluteOnWindows(path);
  }

  private static boolean isAbsoluteOnWindows(String path) {
    if (path.length() > 2 && path.charAt(1) == ':' && isLetter(path.charAt(0))) {
      return isSlash(path.charAt(2));
    }
    return path.matches("[\\\\/]{2}[^\\\\/.][^\\\\/]*[\\\\/][^\\\\/.][^\\\\/]*[\\\\/].*");
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (part.equals("..") ? !rooted : !part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String joined = String.join("/", parts);
    return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
