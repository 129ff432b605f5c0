// The README of a student's folder, in the language of the assignment.

type Readme = (notebook: string) => string;

const english: Readme = (notebook) => `# Your homework

1. Install [Node](https://nodejs.org) 20.19 or newer and [Python](https://www.python.org) 3.10 or newer.
2. Open a terminal in this folder. Run \`npm install\` once, then \`npm start\`: JupyterLab opens. The first start takes about a minute.
3. Open \`${notebook}\`. Write your answers where a cell asks for them, and run the tests below. A test that prints nothing has passed. A test that fails says what it expected and what it got. More tests run when your work is graded.
4. Run \`npm run check\`. It runs everything from top to bottom, as the grader does, and tells you for each question what is missing.
5. Hand in \`${notebook}\`, one file, under your name.
`;

const readmes: Record<string, Readme> = {
  "zh-TW": (notebook) => `# 你的作業

1. 安裝 [Node](https://nodejs.org) 20.19 以上與 [Python](https://www.python.org) 3.10 以上的版本。
2. 在這個資料夾開啟終端機。先執行一次 \`npm install\`，再執行 \`npm start\`，JupyterLab 就會打開。第一次大約要等一分鐘。
3. 打開 \`${notebook}\`。在題目要你作答的儲存格寫下答案，再執行下面的測試。測試什麼都沒印，就是通過了；沒通過時，會告訴你應該是多少、你算出來是多少。批改時還會多跑一些測試。
4. 執行 \`npm run check\`。它和批改時一樣，從頭到尾跑一遍，告訴你每一題還缺什麼。
5. 交出 \`${notebook}\` 這一個檔案，檔名改成你的名字。
`,
  "zh-CN": (notebook) => `# 你的作业

1. 安装 [Node](https://nodejs.org) 20.19 或更新的版本，以及 [Python](https://www.python.org) 3.10 或更新的版本。
2. 在这个文件夹里打开终端。先运行一次 \`npm install\`，再运行 \`npm start\`，JupyterLab 就会打开。第一次大约要等一分钟。
3. 打开 \`${notebook}\`。在题目要求作答的单元格里写下答案，再运行下面的测试。测试什么都没打印，就是通过了；没通过时，会告诉你应当是多少、你算出了多少。批改时还会运行更多测试。
4. 运行 \`npm run check\`。它和批改时一样，从头到尾跑一遍，告诉你每道题还缺什么。
5. 提交 \`${notebook}\` 这一个文件，文件名改成你的名字。
`,
  ko: (notebook) => `# 과제

1. [Node](https://nodejs.org) 20.19 이상과 [Python](https://www.python.org) 3.10 이상을 설치합니다.
2. 이 폴더에서 터미널을 엽니다. \`npm install\`을 한 번 실행한 다음 \`npm start\`를 실행하면 JupyterLab이 열립니다. 처음에는 1분쯤 걸립니다.
3. \`${notebook}\`을 엽니다. 셀에서 묻는 곳에 답을 쓰고 그 아래의 테스트를 실행합니다. 아무것도 출력하지 않으면 통과한 것입니다. 통과하지 못하면 어떤 값이어야 하고 어떤 값이 나왔는지 알려 줍니다. 채점할 때는 테스트를 더 실행합니다.
4. \`npm run check\`를 실행합니다. 채점할 때처럼 처음부터 끝까지 실행하고, 문제마다 무엇이 빠졌는지 알려 줍니다.
5. \`${notebook}\` 파일 하나를 자기 이름으로 바꾸어 제출합니다.
`,
};

/** The README in a language, or else in English. */
export const studentWords = (language: string): Readme => readmes[language] ?? english;
