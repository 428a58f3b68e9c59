package io.dryswarm.compose.text;

import java.util.regex.Pattern;

/** Addresses as Docker accepts them: dotted decimal without leading zeros, or IPv6. */
public final class IpAddress {
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;

  private IpAddress() {}

  /** Whether it is an address of either family. */
  public static boolean isAddress(String text) {
    return V4.matcher(text).matches() || isV6(text);
  }

  /** Whether it stands for any address: {@code 0.0.0.0}, {@code ::}. */
  public static boolean isUnspecified(String text) {
    return text.equals("0.0.0.0") || (text.contains(":") && text.matches("[0:]+"));
  }

  private static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == GROUPS;
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap));
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** Number of groups, a dotted ending counts as two; -1 if one is wrong. */
  private static int groups(String text) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && V4.matcher(parts[i]).matches()) {
        count += 2;
      } else if (GROUP.matcher(parts[i]).matches()) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }
}
