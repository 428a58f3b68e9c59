package io.dryswarm.reports.content;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One column: said once, shown as text, written as JSON, defined on the reference page.
 *
 * @param name    JSON member, with its unit: {@code p99Ms}
 * @param title   heading in text, as Docker writes headings: {@code P99}
 * @param meaning definition for the reference page, one sentence
 * @param value   takes the value out of a row
 */
public record Column<R>(
    String name, String title, Kind kind, String meaning, Function<R, Cell> value) {

  /** What the values of a column are. */
  public enum Kind {
    TEXT("text", "string", false),
    COUNT("count", "integer", false),
    DURATION("ms", "number", true),
    MOMENT("ms since start", "number", false),
    SHARE("share, 0..1", "number", false),
    NUMBER("mean count", "number", false),
    TRUTH("yes/no", "boolean", false),
    QUANTITY("as in unit", "number", true);

    private final String unit;
    private final String jsonType;
    private final boolean missing;

    Kind(String unit, String jsonType, boolean missing) {
      this.unit = unit;
      this.jsonType = jsonType;
      this.missing = missing;
    }

    /** Unit in words. */
    public String unit() {
      return unit;
    }

    /** JSON type of a value that is there. */
    public String jsonType() {
      return jsonType;
    }

    /** Whether a value may be missing: {@code null} in JSON, {@code -} in text. */
    public boolean mayBeMissing() {
      return missing;
    }

    /** Numbers stand to the right. */
    public boolean right() {
      return this != TEXT && this != TRUTH;
    }
  }

  public Cell cell(R row) {
    return value.apply(row);
  }

  static <R> Column<R> text(String name, String title, String meaning, Function<R, String> value) {
    return new Column<>(name, title, Kind.TEXT, meaning, row -> new Cell.Text(value.apply(row)));
  }

  static <R> Column<R> count(String name, String title, String meaning, ToLongFunction<R> value) {
    return new Column<>(
        name, title, Kind.COUNT, meaning, row -> new Cell.Count(value.applyAsLong(row)));
  }

  /** A duration that may not have been seen; the column's name ends in {@code Ms}. */
  static <R> Column<R> duration(
      String name, String title, String meaning, ToLongFunction<R> valueNs) {
    return new Column<>(
        name, title, Kind.DURATION, meaning, row -> Cell.durationIfSeen(valueNs.applyAsLong(row)));
  }

  static <R> Column<R> moment(
      String name, String title, String meaning, ToLongFunction<R> valueNs) {
    return new Column<>(
        name, title, Kind.MOMENT, meaning, row -> new Cell.Moment(valueNs.applyAsLong(row)));
  }

  static <R> Column<R> share(String name, String title, String meaning, ToDoubleFunction<R> value) {
    return new Column<>(
        name, title, Kind.SHARE, meaning, row -> new Cell.Share(value.applyAsDouble(row)));
  }

  static <R> Column<R> number(
      String name, String title, String meaning, ToDoubleFunction<R> value) {
    return new Column<>(
        name, title, Kind.NUMBER, meaning, row -> new Cell.Number(value.applyAsDouble(row)));
  }

  static <R> Column<R> truth(String name, String title, String meaning, Predicate<R> value) {
    return new Column<>(name, title, Kind.TRUTH, meaning, row -> new Cell.Truth(value.test(row)));
  }

  /** A value whose unit another column names. */
  static <R> Column<R> quantity(
      String name, String title, String meaning, Function<R, Cell> value) {
    return new Column<>(name, title, Kind.QUANTITY, meaning, value);
  }
}
