package io.dryswarm.experiments.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
  @Test
  void valuesRangesAndStepsMix() {
    assertEquals(
        new Axis("cluster.workers", List.of("1", "4", "5", "6", "10", "20", "30")),
        Axis.parse("cluster.workers=1,4..6,10..30:10"));
  }

  @Test
  void commasInsideAValueBelongToIt() {
    assertEquals(
        List.of("[a, b]", "{ x: 1, y: 2 }", "\"p,q\"", "200/s"),
        Axis.parse("p=[a, b],{ x: 1, y: 2 },\"p,q\",200/s").values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "p",
        "p=",
        "=1",
        "p=5..1",
        "p=1..5:0",
        "p=0..999999999",
        "p=1..99999999999999999",
        "p=1..5:-1",
        "p=-2..3"
      })
  void whatIsNoAxisIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Axis.parse(text));
  }

  @Test
  void theLastAxisVariesFastest() {
    Grid grid = new Grid(List.of(Axis.parse("a=1,2"), Axis.parse("b=x,y")));

    assertEquals(
        List.of(
            List.of("a=1", "b=x"),
            List.of("a=1", "b=y"),
            List.of("a=2", "b=x"),
            List.of("a=2", "b=y")),
        grid.cells().stream().map(grid::settings).toList());
  }

  @Test
  void withoutAnAxisThereIsTheScenarioAsItIs() {
    assertEquals(List.of(new Cell(0, List.of())), new Grid(List.of()).cells());
  }

  @Test
  void aPathVariesOnce() {
    List<Axis> twice = List.of(Axis.parse("a=1"), Axis.parse("a=2"));
    assertThrows(IllegalArgumentException.class, () -> new Grid(twice));
  }

  @Test
  void everyCellHasTheSameSeeds() {
    assertEquals(new Trial(0, 3).seed(42), new Trial(7, 3).seed(42));
    assertEquals(43, new Trial(0, 1).seed(42));
  }
}
