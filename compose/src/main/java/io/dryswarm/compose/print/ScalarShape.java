package io.dryswarm.compose.print;

/**
 * In which styles a text can be written.
 *
 * @param plainAllowed        without quotes, where no list or map in brackets is around it
 * @param singleQuotedAllowed in single quotes
 * @param blockAllowed        as a block of lines
 */
record ScalarShape(boolean plainAllowed, boolean singleQuotedAllowed, boolean blockAllowed) {
  static final int BYTE_ORDER_MARK = 0xFEFF;

  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

  static ScalarShape of(String text) {
    return text.isEmpty() ? new ScalarShape(true, true, false) : new Scan(text).shape();
  }

  static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** What go-yaml writes as it is; signs beyond the basic plane, such as emoji, are not among it. */
  static boolean isPrintable(int c) {
    return c == '\n'
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD && c != BYTE_ORDER_MARK);
  }

  /** One look at every sign of a text. */
  private static final class Scan {
    private final int[] signs;
    private boolean indicators;
    private boolean breaks;
    private boolean special;
    private boolean tabs;
    private boolean spaceAfterBreak;
    private boolean breakAfterSpace;

    Scan(String text) {
      signs = text.codePoints().toArray();
      indicators = text.startsWith("---") || text.startsWith("...");
      for (int i = 0; i < signs.length; i++) {
        look(i);
      }
    }

    private void look(int i) {
      int c = signs[i];
      boolean beforeBlank = i + 1 == signs.length || isBlank(signs[i + 1]);
      boolean afterBlank = i == 0 || isBlank(signs[i - 1]);
      if (i == 0) {
        indicators |= INDICATORS.indexOf(c) >= 0 || ("?:-".indexOf(c) >= 0 && beforeBlank);
      } else {
        indicators |= (c == ':' && beforeBlank) || (c == '#' && afterBlank);
      }
      tabs |= c == '\t';
      special |= c != '\t' && !isPrintable(c);
      breaks |= isBreak(c);
      spaceAfterBreak |= c == ' ' && i > 0 && isBreak(signs[i - 1]);
      breakAfterSpace |= isBreak(c) && i > 0 && signs[i - 1] == ' ';
    }

    ScalarShape shape() {
      int first = signs[0];
      int last = signs[signs.length - 1];
      boolean bare = first == ' ' || last == ' ' || isBreak(first) || isBreak(last);
      boolean odd = breakAfterSpace || tabs || special;
      return new ScalarShape(
          !indicators && !bare && !breaks && !odd,
          !spaceAfterBreak && !odd,
          last != ' ' && !breakAfterSpace && !special);
    }

    private static boolean isBlank(int c) {
      return c == ' ' || c == '\t' || isBreak(c);
    }
  }
}
