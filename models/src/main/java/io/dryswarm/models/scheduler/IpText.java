package io.dryswarm.models.scheduler;

import org.jspecify.annotations.Nullable;

/** Reads IP addresses without asking any resolver: dotted IPv4, and IPv6 with at most one {@code ::} and a dotted tail. */
final class IpText {
  private static final int BYTES = 16;

  private IpText() {}

  /** 16 bytes, IPv4 mapped into IPv6; {@code null} if the text is no address. */
  static byte @Nullable [] parse(String text) {
    byte[] result = new byte[BYTES];
    if (text.indexOf(':') >= 0) {
      return parseV6(text, result) ? result : null;
    }
    result[10] = (byte) 0xff;
    result[11] = (byte) 0xff;
    return parseV4(text, result, 12) ? result : null;
  }

  /** A decimal number from 0 to {@code max} without sign or leading zero; -1 if the text is none. */
  static int decimal(String text, int max) {
    if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value <= max ? value : -1;
  }

  private static boolean parseV4(String text, byte[] into, int at) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      int value = decimal(parts[i], 255);
      if (value < 0) {
        return false;
      }
      into[at + i] = (byte) value;
    }
    return true;
  }

  private static boolean parseV6(String text, byte[] into) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return writeGroups(text, into, 0) == BYTES;
    }
    String tail = text.substring(gap + 2);
    int head = gap == 0 ? 0 : writeGroups(text.substring(0, gap), into, 0);
    byte[] end = new byte[BYTES];
    int length = tail.isEmpty() ? 0 : writeGroups(tail, end, 0);
    if (head < 0 || length < 0 || head + length >= BYTES) {
      return false;
    }
    System.arraycopy(end, 0, into, BYTES - length, length);
    return true;
  }

  /** Bytes written, -1 if the text is not a list of groups that fits. */
  private static int writeGroups(String text, byte[] into, int start) {
    String[] groups = text.split(":", -1);
    int at = start;
    for (int i = 0; i < groups.length; i++) {
      boolean dotted = i == groups.length - 1 && groups[i].indexOf('.') >= 0;
      int size = dotted ? 4 : 2;
      if (at + size > BYTES
          || !(dotted ? parseV4(groups[i], into, at) : hex(groups[i], into, at))) {
        return -1;
      }
      at += size;
    }
    return at - start;
  }

  private static boolean hex(String group, byte[] into, int at) {
    if (group.isEmpty() || group.length() > 4) {
      return false;
    }
    int value = 0;
    for (int i = 0; i < group.length(); i++) {
      int digit = Character.digit(group.charAt(i), 16);
      if (digit < 0) {
        return false;
      }
      value = value << 4 | digit;
    }
    into[at] = (byte) (value >>> 8);
    into[at + 1] = (byte) value;
    return true;
  }
}
