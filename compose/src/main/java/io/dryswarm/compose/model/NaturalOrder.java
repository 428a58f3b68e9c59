package io.dryswarm.compose.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which go-yaml prints the keys of a mapping: by letters, numbers within them by value ({@code web2} before {@code web10}),
 * and other signs before letters.
 */
final class NaturalOrder implements Comparator<String> {
  private static final NaturalOrder ORDER = new NaturalOrder();

  private NaturalOrder() {}

  /** The same entries in this order. */
  static <T extends @Nullable Object> Map<String, T> sorted(Map<String, T> map) {
    List<Map.Entry<String, T>> entries = new ArrayList<>(map.entrySet());
    sort(entries);
    Map<String, T> result = new LinkedHashMap<>();
    for (Map.Entry<String, T> entry : entries) {
      result.put(entry.getKey(), entry.getValue());
    }
    return result;
  }

  /** The rule is no total order for every set of keys; where it contradicts itself the plain order counts. */
  private static <T extends @Nullable Object> void sort(List<Map.Entry<String, T>> entries) {
    try {
      entries.sort((a, b) -> ORDER.compare(a.getKey(), b.getKey()));
    } catch (IllegalArgumentException contradiction) {
      entries.sort((a, b) -> a.getKey().compareTo(b.getKey()));
    }
  }

  @Override
  public int compare(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    return isLess(a.codePoints().toArray(), b.codePoints().toArray()) ? -1 : 1;
  }

  private static boolean isLess(int[] a, int[] b) {
    boolean digits = false;
    for (int i = 0; i < a.length && i < b.length; i++) {
      if (a[i] == b[i]) {
        digits = Character.isDigit(a[i]);
        continue;
      }
      boolean letterA = Character.isLetter(a[i]);
      boolean letterB = Character.isLetter(b[i]);
      if (letterA && letterB) {
        return a[i] < b[i];
      }
      if (letterA || letterB) {
        return digits ? letterA : letterB;
      }
      return isLessByNumber(a, b, i);
    }
    return a.length < b.length;
  }

  private static boolean isLessByNumber(int[] a, int[] b, int from) {
    long start = (a[from] == '0' || b[from] == '0') && followsNonZero(a, from) ? 1 : 0;
    int endA = endOfDigits(a, from);
    int endB = endOfDigits(b, from);
    long numberA = number(a, from, endA, start);
    long numberB = number(b, from, endB, start);
    if (numberA != numberB) {
      return numberA < numberB;
    }
    return endA != endB ? endA < endB : a[from] < b[from];
  }

  private static boolean followsNonZero(int[] text, int from) {
    for (int j = from - 1; j >= 0 && Character.isDigit(text[j]); j--) {
      if (text[j] != '0') {
        return true;
      }
    }
    return false;
  }

  private static int endOfDigits(int[] text, int from) {
    int end = from;
    while (end < text.length && Character.isDigit(text[end])) {
      end++;
    }
    return end;
  }

  private static long number(int[] text, int from, int end, long start) {
    long value = start;
    for (int i = from; i < end; i++) {
      value = value * 10 + (text[i] - '0');
    }
    return value;
  }
}
