package io.dryswarm.compose.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Ports as {@code docker run -p} takes them: {@code [[address:]published:]target[/protocol]}, ports may be ranges. */
public final class PortSpec {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int HIGHEST = 65535;

  private PortSpec() {}

  /**
   * One target port and where it is published.
   *
   * @param address        empty if it is published everywhere
   * @param firstPublished 0 if it is not published
   * @param lastPublished  the same, unless one port of a range is to be chosen
   * @param target         port of the container
   */
  public record Mapping(
      String address, int firstPublished, int lastPublished, int target, String protocol) {
    /** {@code 80/tcp}. */
    public String text() {
      return target + "/" + protocol;
    }

    /** Whether it is to be published at one address only. */
    public boolean hasAddress() {
      return !address.isEmpty() && !IpAddress.isUnspecified(address);
    }

    /** {@code 127.0.0.1:8080}. */
    public String listener() {
      String ports = firstPublished == lastPublished
          ? (firstPublished == 0 ? "" : Integer.toString(firstPublished))
          : firstPublished + "-" + lastPublished;
      return (address.contains(":") ? "[" + address + "]" : address) + ":" + ports;
    }
  }

  /** First and last port. */
  private record Range(int first, int last) {
    int size() {
      return last - first;
    }
  }

  /** Whether the text is of this form. */
  public static boolean accepts(String text) {
    try {
      parse(text);
      return true;
    } catch (TextRefused e) {
      return false;
    }
  }

  /** @throws TextRefused if the text is not of this form */
  public static List<Mapping> parse(String text) throws TextRefused {
    int last = text.lastIndexOf(':');
    int before = last < 0 ? -1 : text.lastIndexOf(':', last - 1);
    String address = before < 0 ? "" : address(text.substring(0, before));
    String published = last < 0 ? "" : text.substring(before + 1, last);
    String[] parts = text.substring(last + 1).split("/", -1);
    String target = parts[0];
    String protocol = parts.length < 2 || parts[1].isEmpty() ? "tcp" : parts[1];
    if (target.isEmpty()) {
      throw new TextRefused("no port specified: " + text + "<empty>");
    }
    Range targets = range(target, "invalid containerPort: " + target);
    Range hosts =
        published.isEmpty() ? new Range(0, 0) : range(published, "invalid hostPort: " + published);
    if (!published.isEmpty() && targets.size() != hosts.size() && targets.size() != 0) {
      throw new TextRefused(
          "invalid ranges specified for container and host Ports: " + target + " and " + published);
    }
    String lower = protocol.toLowerCase(Locale.ROOT);
    if (!PROTOCOLS.contains(lower)) {
      throw new TextRefused("invalid proto: " + protocol);
    }
    return mappings(address, published.isEmpty(), hosts, targets, lower);
  }

  private static List<Mapping> mappings(
      String address, boolean unpublished, Range hosts, Range targets, String protocol) {
    List<Mapping> mappings = new ArrayList<>();
    for (int i = 0; i <= targets.size(); i++) {
      int first = unpublished ? 0 : hosts.first() + i;
      int last = targets.size() == 0 ? hosts.last() : first;
      mappings.add(new Mapping(address, first, last, targets.first() + i, protocol));
    }
    return mappings;
  }

  private static String address(String written) throws TextRefused {
    String address = written;
    if (address.startsWith("[")) {
      if (!address.endsWith("]") || address.indexOf(']') != address.length() - 1) {
        throw new TextRefused("invalid IP address " + written);
      }
      address = address.substring(1, address.length() - 1);
    }
    if (!address.isEmpty() && !IpAddress.isAddress(address)) {
      throw new TextRefused("invalid IP address: " + address);
    }
    return address;
  }

  private static Range range(String text, String refusal) throws TextRefused {
    String[] ends = text.split("-", -1);
    int first = port(ends[0], refusal);
    int last = ends.length == 1 ? first : port(ends[1], refusal);
    if (last < first) {
      throw new TextRefused(refusal);
    }
    return new Range(first, last);
  }

  private static int port(String text, String refusal) throws TextRefused {
    String digits = text.length() > 1 ? text.replaceFirst("^0+(?=[0-9])", "") : text;
    if (!DIGITS.matcher(digits).matches()
        || digits.length() > 5
        || Integer.parseInt(digits) > HIGHEST) {
      throw new TextRefused(refusal);
    }
    return Integer.parseInt(digits);
  }
}
