package io.dryswarm.scenarios.starter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Labels and platforms with which there is a node for every service that asks for some. What services ask for together stands on one node;
 * so many kinds of nodes as are needed for that go around the group.
 */
final class StarterLabels {
  private static final Pattern CONSTRAINT = Pattern.compile(
      "\\s*(?i:(node\\.labels|engine\\.labels|node\\.platform))\\.([^=!\\s]+)\\s*(==|!=)\\s*(.*?)\\s*");

  private static final String NODE = "node.labels.";
  private static final String ENGINE = "engine.labels.";
  private static final String OS = "node.platform.os";
  private static final String ARCHITECTURE = "node.platform.arch";
  private static final Map<String, String> USUAL = Map.of(OS, "linux", ARCHITECTURE, "x86_64");

  /** A value that no service asks for. */
  private static final String OTHER = "other";

  private final List<Map<String, String>> kinds = new ArrayList<>();
  private final List<Wish> wishes = new ArrayList<>();
  private final TreeSet<String> spread = new TreeSet<>();

  /** @param unwanted values by their keys; a key may have several */
  private record Wish(Map<String, String> wanted, List<Map.Entry<String, String>> unwanted) {}

  /** What a service asks for by its constraints. */
  void add(List<String> constraints) {
    Wish wish = new Wish(new TreeMap<>(), new ArrayList<>());
    for (String constraint : constraints) {
      Matcher form = CONSTRAINT.matcher(constraint);
      if (form.matches()) {
        String key = form.group(1).toLowerCase(Locale.ROOT) + "." + form.group(2);
        String value = value(key, form.group(4));
        if (form.group(3).equals("==")) {
          wish.wanted().put(key, value);
        } else {
          wish.unwanted().add(Map.entry(key, value));
        }
      }
    }
    wishes.add(wish);
  }

  /** Names of platforms are written in any case. */
  private static String value(String key, String written) {
    return key.equals(OS) || key.equals(ARCHITECTURE) ? written.toLowerCase(Locale.ROOT) : written;
  }

  /** A label over whose values tasks are spread: it needs two of them. */
  void addSpread(String label) {
    spread.add(NODE + label);
  }

  /** Makes kinds of nodes of all that was added. */
  void settle() {
    wishes.stream()
        .filter(wish -> !wish.wanted().isEmpty())
        .sorted(Comparator.comparing(wish -> wish.wanted().toString()))
        .forEach(wish -> join(wish.wanted()));
    for (Wish wish : wishes) {
      boolean isMet = kinds.isEmpty() && !isUsual(wish.unwanted())
          || indexes().anyMatch(kind -> meets(kind, wish));
      if (!wish.unwanted().isEmpty() && !isMet) {
        Map<String, String> kind = new TreeMap<>(wish.wanted());
        wish.unwanted().forEach(unwanted -> kind.putIfAbsent(unwanted.getKey(), OTHER));
        kinds.add(kind);
      }
    }
  }

  private static boolean isUsual(List<Map.Entry<String, String>> unwanted) {
    return unwanted.stream().anyMatch(e -> e.getValue().equals(USUAL.get(e.getKey())));
  }

  private void join(Map<String, String> wanted) {
    for (Map<String, String> kind : kinds) {
      if (wanted.entrySet().stream()
          .allMatch(e -> kind.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()))) {
        kind.putAll(wanted);
        return;
      }
    }
    kinds.add(new TreeMap<>(wanted));
  }

  private IntStream indexes() {
    return IntStream.range(0, kinds.size());
  }

  private boolean meets(int kind, Wish wish) {
    return wish.wanted().entrySet().stream().allMatch(e -> isSo(kind, e))
        && wish.unwanted().stream().noneMatch(e -> isSo(kind, e));
  }

  private boolean isSo(int kind, Map.Entry<String, String> condition) {
    return condition.getValue().equals(value(kind, condition.getKey()));
  }

  /** What a node of a kind has that does not care: what the first one that cares has. */
  private String value(int kind, String key) {
    String own = kinds.get(kind).getOrDefault(key, USUAL.get(key));
    return own != null
        ? own
        : kinds.stream()
            .map(k -> k.get(key))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
  }

  /** Kinds of nodes: a group that is to have all of them needs so many nodes. */
  int kinds() {
    return kinds.size();
  }

  /** Keys of the group, each line ended; empty if no service cares. */
  String text() {
    return section("labels", NODE) + section("engine_labels", ENGINE) + platform();
  }

  private String section(String name, String prefix) {
    TreeSet<String> keys = new TreeSet<>();
    kinds.forEach(
        kind -> kind.keySet().stream().filter(k -> k.startsWith(prefix)).forEach(keys::add));
    spread.stream().filter(k -> k.startsWith(prefix)).forEach(keys::add);
    if (keys.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(("    " + name + ":" + " ".repeat(27)).substring(0, 32)
        + "# a list goes around the nodes\n");
    for (String key : keys) {
      text.append("      ")
          .append(StarterText.scalar(key.substring(prefix.length())))
          .append(": ")
          .append(list(values(key)))
          .append('\n');
    }
    return text.toString();
  }

  private List<String> values(String key) {
    boolean isAsked = kinds.stream().anyMatch(kind -> kind.containsKey(key));
    return isAsked ? indexes().mapToObj(kind -> value(kind, key)).toList() : List.of("a", "b");
  }

  private String platform() {
    boolean isAsked =
        kinds.stream().anyMatch(kind -> kind.containsKey(OS) || kind.containsKey(ARCHITECTURE));
    List<String> platforms = indexes()
        .mapToObj(kind -> value(kind, OS) + "/" + value(kind, ARCHITECTURE))
        .toList();
    return isAsked ? "    platform: " + list(platforms) + "\n" : "";
  }

  /** One value alone where all are equal. */
  private static String list(List<String> values) {
    List<String> quoted = values.stream().map(value -> "\"" + value + "\"").toList();
    return new LinkedHashSet<>(values).size() == 1
        ? quoted.get(0)
        : "[" + String.join(", ", quoted) + "]";
  }
}
