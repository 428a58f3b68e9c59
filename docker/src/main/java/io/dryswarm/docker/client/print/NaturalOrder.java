package io.dryswarm.docker.client.print;

import java.util.Comparator;

/** Texts in the order that people expect: {@code web.2} before {@code web.10}. Source: fvbommel/sortorder. */
public final class NaturalOrder implements Comparator<String> {
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      if (isDigit(a, i) && isDigit(b, j)) {
        int endA = endOfNumber(a, i);
        int endB = endOfNumber(b, j);
        int order = number(a.substring(i, endA), b.substring(j, endB));
        if (order != 0) {
          return order;
        }
        i = endA;
        j = endB;
      } else if (a.charAt(i) != b.charAt(j)) {
        return Character.compare(a.charAt(i), b.charAt(j));
      } else {
        i++;
        j++;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int endOfNumber(String text, int begin) {
    int end = begin;
    while (end < text.length() && isDigit(text, end)) {
      end++;
    }
    return end;
  }

  private static int number(String a, String b) {
    String x = a.replaceFirst("^0+(?=.)", "");
    String y = b.replaceFirst("^0+(?=.)", "");
    if (x.length() != y.length()) {
      return Integer.compare(x.length(), y.length());
    }
    int order = x.compareTo(y);
    return order != 0 ? order : Integer.compare(a.length(), b.length());
  }
}
