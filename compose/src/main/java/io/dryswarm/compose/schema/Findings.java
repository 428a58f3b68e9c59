package io.dryswarm.compose.schema;

import io.dryswarm.compose.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All errors in a part of a file, in the order in which they are found, and a score of how well the part fits: a point for every check that
 * is done, two less for every error.
 */
final class Findings {
  private final List<Finding> errors = new ArrayList<>();
  private int score;

  private enum Sort {
    WRONG_TYPE,
    NO_FORM,
    OTHER
  }

  private record Finding(Sort sort, SchemaError error) {
    /** Names may hold dots, which count as well. */
    long rank() {
      long depth = error.path().chars().filter(c -> c == '.').count();
      return 2 * depth + (sort == Sort.WRONG_TYPE ? 1 : 0);
    }
  }

  void wrongType(Place place, YamlNode node, String message) {
    add(Sort.WRONG_TYPE, new SchemaError(place.text(), message, node, ""));
  }

  void noForm(Place place, YamlNode node, String message) {
    add(Sort.NO_FORM, new SchemaError(place.text(), message, node, ""));
  }

  void other(Place place, YamlNode node, String message) {
    other(place, node, message, "");
  }

  void other(Place place, YamlNode node, String message, String hint) {
    add(Sort.OTHER, new SchemaError(place.text(), message, node, hint));
  }

  private void add(Sort sort, SchemaError error) {
    errors.add(new Finding(sort, error));
    score -= 2;
  }

  /** A check was done. */
  void count() {
    score++;
  }

  void add(Findings part) {
    errors.addAll(part.errors);
    score += part.score;
  }

  int score() {
    return score;
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /**
   * The errors with the longest path, wrong types before others; of a value that has no allowed form, what is wrong with the form that fits
   * best. Docker reports any one of them.
   */
  List<SchemaError> mostSpecific() {
    List<SchemaError> chosen = new ArrayList<>();
    @Nullable Finding best = null;
    for (int i = 0; i < errors.size(); i++) {
      Finding error = errors.get(i);
      if (best == null || error.rank() > best.rank()) {
        best = error;
        chosen.clear();
      }
      if (error.rank() == best.rank() && !isInsideForm(i)) {
        chosen.add(described(i));
      }
    }
    return chosen;
  }

  /** What is wrong with a form is told by the error of the value. */
  private boolean isInsideForm(int index) {
    return index > 0
        && errors.get(index - 1).sort() == Sort.NO_FORM
        && errors.get(index).sort() != Sort.WRONG_TYPE
        && errors.get(index).error().path().equals(errors.get(index - 1).error().path());
  }

  private SchemaError described(int index) {
    SchemaError error = errors.get(index).error();
    if (errors.get(index).sort() != Sort.NO_FORM || index + 1 == errors.size()) {
      return error;
    }
    SchemaError inForm = errors.get(index + 1).error();
    return new SchemaError(error.path(), inForm.message(), inForm.at(), inForm.hint());
  }
}
