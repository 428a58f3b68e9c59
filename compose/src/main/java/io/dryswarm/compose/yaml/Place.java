package io.dryswarm.compose.yaml;

import io.dryswarm.compose.text.GoNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value on its way into a specification: the node, the path that leads to it, and where problems go. Reading methods report what
 * does not fit and return something harmless, so that a reader goes on and finds the next problem too.
 */
public final class Place {
  private final YamlNode node;
  private final String path;
  private final String key;
  private final Problems problems;

  private Place(YamlNode node, String path, String key, Problems problems) {
    this.node = node;
    this.path = path;
    this.key = key;
    this.problems = problems;
  }

  /** The top of a file. */
  public static Place root(YamlNode node, Problems problems) {
    return new Place(node, "", "", problems);
  }

  /** The value of a key of this mapping, or an item of this list. */
  Place child(YamlNode value, String childKey, Problems to) {
    String childPath = path.isEmpty() ? childKey : path + "." + childKey;
    return new Place(value, childPath, childKey, to);
  }

  public YamlNode node() {
    return node;
  }

  public Position position() {
    return node.position();
  }

  /** Dotted path from the top of the file. */
  public String path() {
    return path;
  }

  /** The key whose value this is; for an item of a list, its number from 0. */
  public String key() {
    return key;
  }

  public boolean isMap() {
    return node instanceof YamlMap;
  }

  public boolean isList() {
    return node instanceof YamlList;
  }

  public boolean isNull() {
    return node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.NULL;
  }

  /** Whether it is an unquoted {@code true} or {@code false}. */
  public boolean isFlag() {
    return node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.BOOLEAN;
  }

  public void problem(String message) {
    problems.add(position(), path, message);
  }

  public void problem(String message, String hint) {
    problems.add(position(), path, message, hint);
  }

  /** What stands here is a name that nothing defines. */
  public void unknownName(NameKind kind, String message) {
    problems.addUnknownName(position(), path, kind, message);
  }

  public void warn(String message) {
    problems.warn(position(), path, message);
  }

  /** Reports {@code found ..., expected ...}. */
  public void expected(String what) {
    problem("found " + node.describe() + ", expected " + what);
  }

  /** As a mapping with known keys; others are problems. Nothing counts as an empty mapping. */
  public MapPlace map(Keys keys) {
    return MapPlace.of(this, keys, problems);
  }

  /** As a mapping whose keys are names that the user chooses. */
  public MapPlace map() {
    return MapPlace.ofAnyKeys(this, problems);
  }

  /** As a list; anything else is a problem. */
  public List<Place> list() {
    List<Place> items = new ArrayList<>();
    if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        items.add(child(item, String.valueOf(items.size()), problems));
      }
    } else {
      expected("a list");
    }
    return items;
  }

  /** As a list, or a single value as a list of one. */
  public List<Place> listOrSingle() {
    return isList() ? list() : List.of(this);
  }

  /** As text; numbers and booleans count, as written. Empty if there is none, which is a problem. */
  public String text() {
    if (node instanceof YamlScalar scalar && scalar.kind() != YamlScalar.Kind.NULL) {
      return scalar.text();
    }
    expected("text");
    return "";
  }

  /** As text where Docker wants quotes around numbers; empty if it is none, which is a problem. */
  public String strictText() {
    if (node instanceof YamlScalar scalar
        && (scalar.kind() == YamlScalar.Kind.TEXT || scalar.substituted())) {
      return scalar.text();
    }
    boolean number = node instanceof YamlScalar scalar && scalar.kind() != YamlScalar.Kind.NULL;
    expected(number ? "text: put it in quotes" : "text");
    return "";
  }

  /** As a whole number in a range; {@code low} if it is none, which is a problem. */
  public long integer(long low, long high) {
    Optional<BigDecimal> value = wholeNumber();
    if (value.isEmpty()
        || value.get().compareTo(BigDecimal.valueOf(low)) < 0
        || value.get().compareTo(BigDecimal.valueOf(high)) > 0) {
      expected("an integer from " + low + " to " + high);
      return low;
    }
    return value.get().longValueExact();
  }

  /** Docker takes {@code 1e3} for the integer 1000, and a variable's text if it is a number. */
  private Optional<BigDecimal> wholeNumber() {
    if (!(node instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    return switch (scalar.kind()) {
      case INTEGER -> Optional.of(new BigDecimal(Dialect.integer(scalar.written())));
      case NUMBER ->
        Optional.of(BigDecimal.valueOf(Dialect.number(scalar.written())))
            .filter(v -> v.stripTrailingZeros().scale() <= 0);
      case TEXT ->
        scalar.substituted() && scalar.written().matches("[-+]?[0-9]{1,18}")
            ? Optional.of(new BigDecimal(scalar.written()))
            : Optional.empty();
      case BOOLEAN, TIME, NULL -> Optional.empty();
    };
  }

  /** As a number of at least {@code low}; {@code low} if it is none, which is a problem. */
  public double number(double low) {
    if (node instanceof YamlScalar scalar && isNumeric(scalar)) {
      double value = Dialect.number(scalar.text());
      if (value >= low) {
        return value;
      }
    }
    expected("a number of at least " + GoNumbers.text(low));
    return low;
  }

  private static boolean isNumeric(YamlScalar scalar) {
    return scalar.kind() == YamlScalar.Kind.INTEGER || scalar.kind() == YamlScalar.Kind.NUMBER;
  }

  /** As true or false; false if it is neither, which is a problem. */
  public boolean flag() {
    if (node instanceof YamlScalar scalar
        && (scalar.kind() == YamlScalar.Kind.BOOLEAN || scalar.substituted())
        && scalar.written().matches("(?i)true|false")) {
      return Boolean.parseBoolean(scalar.written());
    }
    expected("true or false");
    return false;
  }

  /** As a quantity with a unit; {@code fallback} if it is none, which is a problem. */
  public <T> T quantity(Quantity<T> quantity, T fallback) {
    if (node instanceof YamlScalar scalar) {
      Optional<T> value = quantity.parse(scalar.text());
      if (value.isPresent()) {
        return value.get();
      }
    }
    expected(quantity.expected());
    return fallback;
  }

  /** As one of some words; the first of them if it is none, which is a problem. */
  public String word(List<String> words) {
    if (node instanceof YamlScalar scalar && words.contains(scalar.text())) {
      return scalar.text();
    }
    String found = node instanceof YamlScalar scalar ? scalar.text() : "";
    problem("found " + node.describe() + Suggestion.tail(found, words));
    return words.get(0);
  }
}
