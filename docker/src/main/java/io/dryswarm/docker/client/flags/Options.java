package io.dryswarm.docker.client.flags;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Values that several commands take. */
public final class Options {
  /** {@code key=value} of a filter. */
  public record Filter(String key, String value) {}

  private static final Pattern IP4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
  private static final Pattern IP6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern DOMAIN =
      Pattern.compile("[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?(?:\\.[-a-zA-Z0-9]+)*\\.?");

  private Options() {}

  public static String label(String value) {
    String key = value.split("=", 2)[0].stripLeading();
    if (key.isEmpty()) {
      throw new BadValue("invalid label '" + value + "': empty name");
    }
    if (key.chars().anyMatch(Character::isWhitespace)) {
      throw new BadValue("label '" + value + "' contains whitespaces");
    }
    return value;
  }

  public static String environment(String value) {
    if (value.isEmpty() || value.startsWith("=")) {
      throw new BadValue("invalid environment variable: " + value);
    }
    return value;
  }

  public static String address(String value) {
    String address = value.strip();
    if (!IP4.matcher(address).matches() && !IP6.matcher(address).matches()) {
      throw new BadValue("IP address is not correctly formatted: " + value);
    }
    return address;
  }

  public static String domain(String value) {
    String domain = value.strip();
    if (!domain.equals(".") && !DOMAIN.matcher(domain).matches()) {
      throw new BadValue(domain + " is not a valid domain");
    }
    return domain;
  }

  /** {@code host:address}, also written {@code host=address}. */
  public static String host(String value) {
    String[] parts = value.split(value.contains("=") ? "=" : ":", 2);
    if (parts.length < 2 || parts[0].isEmpty() || parts[0].contains(":")) {
      throw new BadValue("bad format for add-host: \"" + value + "\"");
    }
    String address = parts[1].replaceFirst("^\\[(.*)\\]$", "$1");
    try {
      if (!address.equals("host-gateway")) {
        address(address);
      }
    } catch (BadValue bad) {
      throw new BadValue("invalid IP address in add-host: \"" + address + "\"");
    }
    return parts[0] + ":" + address;
  }

  /** One filter, or none if the text is empty. */
  public static List<Filter> filter(String value) {
    if (value.isEmpty()) {
      return List.of();
    }
    String[] parts = value.split("=", 2);
    if (parts.length < 2) {
      throw new BadValue("bad format of filter (expected name=value)");
    }
    return List.of(
        new Filter(parts[0].strip().toLowerCase(java.util.Locale.ROOT), parts[1].strip()));
  }

  /** The filters given, by key. */
  public static SortedMap<String, TreeSet<String>> filters(Flags flags) {
    TreeMap<String, TreeSet<String>> filters = new TreeMap<>();
    for (Filter filter : flags.values("filter", Filter.class)) {
      filters.computeIfAbsent(filter.key(), key -> new TreeSet<>()).add(filter.value());
    }
    return filters;
  }

  /** {@code key=value} texts as a map; the last one counts; without a value it is empty. */
  public static SortedMap<String, String> map(List<String> texts) {
    TreeMap<String, String> map = new TreeMap<>();
    for (String text : texts) {
      String[] parts = text.split("=", 2);
      map.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return map;
  }

  /** Fields separated by commas; a field in double quotes may hold commas, too. */
  public static List<String> csv(String value) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' && (isQuoted || field.isEmpty())) {
        boolean isDoubled = isQuoted && i + 1 < value.length() && value.charAt(i + 1) == '"';
        if (isDoubled) {
          field.append(c);
          i++;
        } else {
          isQuoted = !isQuoted;
        }
      } else if (c == ',' && !isQuoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '"' && !isQuoted) {
        throw new BadValue(
            "parse error on line 1, column " + (i + 1) + ": bare \" in non-quoted-field");
      } else {
        field.append(c);
      }
    }
    if (isQuoted) {
      throw new BadValue("parse error on line 1, column " + (value.length() + 1)
          + ": extraneous or missing \" in quoted-field");
    }
    if (value.isEmpty()) {
      throw new BadValue("EOF");
    }
    fields.add(field.toString());
    return fields;
  }

  /** Texts separated by commas, each of which counts as one value. */
  public static List<String> several(String value) {
    return value.isEmpty() ? List.of() : csv(value);
  }

  /** A field {@code key=value} as key and value; {@code null} if it has no sign of equality. */
  public static Map.@org.jspecify.annotations.Nullable Entry<String, String> pair(String field) {
    String[] parts = field.split("=", 2);
    return parts.length < 2 ? null : Map.entry(parts[0], parts[1]);
  }
}
