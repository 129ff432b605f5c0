// What a page says beside the lesson, in its language.

const english = {
  contents: "Contents",
  show: "Show the answer",
  key: "Answers",
  answer: (number: number) => `Answer ${number}`,
  seeKey: (number: number) => `The answer is at the end: ${number}.`,
};

export type PageWords = typeof english;

const words: Record<string, PageWords> = {
  en: english,
  "zh-TW": {
    contents: "目錄",
    show: "顯示答案",
    key: "解答",
    answer: (number) => `解答 ${number}`,
    seeKey: (number) => `解答在文末：解答 ${number}。`,
  },
  "zh-CN": {
    contents: "目录",
    show: "显示答案",
    key: "答案",
    answer: (number) => `答案 ${number}`,
    seeKey: (number) => `答案在最后：第 ${number} 条。`,
  },
  ko: {
    contents: "차례",
    show: "답 보기",
    key: "풀이",
    answer: (number) => `풀이 ${number}`,
    seeKey: (number) => `풀이는 맨 뒤 ${number}번에 있습니다.`,
  },
};

export const pageWords = (language: string): PageWords => words[language] ?? english;
