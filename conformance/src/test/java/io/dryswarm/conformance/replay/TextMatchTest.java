package io.dryswarm.conformance.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dryswarm.conformance.Cases;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMatchTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      {'text': 'task $ID failed'}               | task 0123456789abcdefghijklmno failed | true
      {'text': 'task $ID failed'}               | task 13 failed                        | false
      {'text': 'port $INT'}                     | port 8080                             | true
      {'text': 'at $TIME'}                      | at 2026-01-02T03:04:05.678Z           | true
      {'text': 'a.b'}                           | axb                                   | false
      {'one_of': ['a', 'b']}                    | b                                     | true
      {'one_of': ['a', 'b']}                    | c                                     | false
      {'blocks': [['b', 'a'], ['c']]}           | a;b;c                                 | true
      {'blocks': [['b', 'a'], ['c']]}           | c;a;b                                 | false
      {'blocks': [['b', 'a']]}                  | a;b;c                                 | false
      {'table': {'header': ['ID', 'NAME'], 'column': 'NAME', 'equals': ['x']}} | ID   NAME;1    x | true
      {'table': {'header': ['ID', 'NAME'], 'column': 'NAME', 'equals': ['y']}} | ID   NAME;1    x | false
      """)
  void textsAreCompared(String expected, String text, boolean matches)
      throws JsonProcessingException {
    Recording recording = new Recording(List.of("m1"), new SwarmState());
    Symbols symbols = new Symbols(MissingNode.getInstance(), MissingNode.getInstance(), recording);
    TextMatch match = new TextMatch(new Outcome(1, "", recording, symbols, 0));

    assertEquals(
        matches,
        match.matches(new ObjectMapper().readTree(Cases.json(expected)), text.replace(';', '\n')));
  }
}
