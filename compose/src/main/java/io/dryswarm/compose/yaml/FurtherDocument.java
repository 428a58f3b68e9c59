package io.dryswarm.compose.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** What stands behind the first document of a text: Docker reads a stack file's first one only, and says nothing of the others. */
public final class FurtherDocument {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).build();

  private FurtherDocument() {}

  /** Where a second document with something in it begins; nothing if there is none. */
  public static Optional<Position> of(SourceFile file) {
    String text = String.join("\n", file.lines());
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Parser parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, unmarked));
    Optional<Mark> begin = Optional.empty();
    int documents = 0;
    try {
      while (parser.hasNext()) {
        Event event = parser.next();
        if (event.getEventId() == Event.ID.DocumentStart) {
          documents++;
          begin = event.getStartMark();
        } else if (documents > 1 && isContent(event)) {
          return begin.map(mark -> position(file, mark));
        }
      }
    } catch (MarkedYamlEngineException broken) {
      Optional<Mark> place = documents > 1 ? begin : broken.getProblemMark();
      return place.map(mark -> position(file, mark));
    }
    return Optional.empty();
  }

  private static boolean isContent(Event event) {
    return switch (event.getEventId()) {
      case Scalar -> !((ScalarEvent) event).getValue().isEmpty();
      case MappingStart, SequenceStart, Alias -> true;
      default -> false;
    };
  }

  private static Position position(SourceFile file, Mark mark) {
    return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
