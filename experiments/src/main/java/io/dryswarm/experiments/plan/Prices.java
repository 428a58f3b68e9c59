package io.dryswarm.experiments.plan;

import io.dryswarm.experiments.design.Axis;
import io.dryswarm.experiments.design.Cell;
import io.dryswarm.experiments.design.Grid;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a unit of a setting costs, in any currency. Settings without a price cost nothing. */
public final class Prices {
  private final SortedMap<String, Double> byPath;

  private Prices(SortedMap<String, Double> byPath) {
    this.byPath = byPath;
  }

  /**
   * @param texts {@code PATH=PRICE}, each of an axis whose values are ascending numbers
   * @throws IllegalArgumentException with what was expected
   */
  public static Prices parse(List<String> texts, Grid grid) {
    SortedMap<String, Double> prices = new TreeMap<>();
    for (String text : texts) {
      int equals = text.lastIndexOf('=');
      String path = equals < 1 ? "" : text.substring(0, equals).strip();
      String price = text.substring(equals + 1).strip();
      if (path.isEmpty() || !price.matches("\\d{1,12}(\\.\\d{1,6})?")) {
        throw new IllegalArgumentException(
            "\"" + text + "\" is no price, expected PATH=PRICE, such as cluster.workers.count=40");
      }
      Axis axis = grid.axes().stream()
          .filter(a -> a.path().equals(path))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("\"" + path + "\" is not varied"));
      if (!axis.values().stream().allMatch(Prices::isNumber)) {
        throw new IllegalArgumentException(
            "the values of " + path + " are not all numbers, so that they have no price each");
      }
      prices.put(path, Double.valueOf(price));
    }
    return new Prices(prices);
  }

  private static boolean isNumber(String value) {
    return value.matches("\\d{1,12}(\\.\\d{1,6})?");
  }

  /** Whether there are any. */
  public boolean isEmpty() {
    return byPath.isEmpty();
  }

  double of(Grid grid, Cell cell) {
    double sum = 0;
    for (int axis = 0; axis < grid.axes().size(); axis++) {
      Double price = byPath.get(grid.axes().get(axis).path());
      sum += price == null ? 0 : price * Double.parseDouble(cell.values().get(axis));
    }
    return sum;
  }
}
