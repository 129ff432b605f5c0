// What the site says beside the lessons, in each language.

export interface SiteWords {
  name: string;
  language: string;
  title: string;
  about: string;
  lessons: string;
  openInLab: string;
  allLessons: string;
  languages: string;
  homework: string;
  aboutHomework: string;
  atHome: string;
  aboutHome: string;
  reference: string;
  licences: string;
  absent: string;
  unready: string;
}

export const languages = ["en", "zh-TW", "zh-CN", "ko"] as const;
export type Language = (typeof languages)[number];

export const siteWords: Record<Language, SiteWords> = {
  en: {
    name: "surprisal",
    language: "English",
    title: "Information theory for machine learning",
    about:
      "Entropy, cross entropy, KL divergence and mutual information in six lessons. Read them here; press Run and the code runs in your browser. Change a number and see what moves.",
    lessons: "Lessons",
    openInLab: "Open in JupyterLab",
    allLessons: "All lessons",
    languages: "Languages",
    homework: "Homework",
    aboutHomework:
      "Three assignments with tests that tell you at once how far along you are. Open one in JupyterLab in your browser, and download it when you hand it in:",
    atHome: "On your own computer",
    aboutHome:
      "With Node 20.19 or newer and Python 3.10 or newer, clone the project and run npm start: it opens the same lessons in JupyterLab.",
    reference: "The library's reference",
    licences: "Licences",
    absent:
      "There is no connection, and this page has not been opened in this browser yet. Open it once with a connection: from then on it opens without one, too.",
    unready:
      "The lesson can be read, but its cells do not run yet: that needs JavaScript, a browser from 2023 or later, and a page from a web server, not from a file.",
  },
  "zh-TW": {
    name: "surprisal",
    language: "繁體中文",
    title: "機器學習的資訊理論",
    about:
      "用六堂課認識熵、交叉熵、KL 散度與互資訊。在這裡就能讀；按下「執行」，程式就在你的瀏覽器裡跑起來。改一個數字，看看什麼跟著動。",
    lessons: "課程",
    openInLab: "在 JupyterLab 開啟",
    allLessons: "所有課程",
    languages: "語言",
    homework: "作業",
    aboutHomework:
      "三份作業都附有測試，馬上就知道自己做到哪裡。直接在瀏覽器裡的 JupyterLab 開啟，寫完再下載繳交：",
    atHome: "在自己的電腦上",
    aboutHome:
      "準備好 Node 20.19 以上與 Python 3.10 以上的版本，把專案複製（clone）下來，執行 npm start，就會在 JupyterLab 開啟同樣的課程。",
    reference: "函式庫說明",
    licences: "授權條款",
    absent: "目前沒有網路連線，這一頁也還沒有在這個瀏覽器裡開啟過。連上網路後開啟一次，之後沒有連線也能看。",
    unready:
      "課文可以閱讀，但儲存格目前還不能執行：這需要 JavaScript、2023 年以後的瀏覽器，而且頁面要從網站開啟，不能直接開啟檔案。",
  },
  "zh-CN": {
    name: "surprisal",
    language: "简体中文",
    title: "机器学习中的信息论",
    about:
      "用六节课认识熵、交叉熵、KL 散度与互信息。在这里就能读；按下“运行”，代码就在你的浏览器里跑起来。改一个数字，看看什么跟着变。",
    lessons: "课程",
    openInLab: "在 JupyterLab 中打开",
    allLessons: "全部课程",
    languages: "语言",
    homework: "作业",
    aboutHomework:
      "三份作业，附有测试，做得对不对，马上就知道。在浏览器里的 JupyterLab 中打开，写完后下载并提交：",
    atHome: "在自己的电脑上",
    aboutHome:
      "准备好 Node 20.19 以上和 Python 3.10 以上，把项目克隆（clone）下来，运行 npm start，就会在 JupyterLab 中打开同样的课程。",
    reference: "函数库说明",
    licences: "许可证",
    absent: "现在没有网络连接，这一页也还没有在这个浏览器里打开过。联网后打开一次，之后没有连接也能看。",
    unready:
      "课文可以阅读，但单元格目前还不能运行：这需要 JavaScript、2023 年以后的浏览器，而且页面要从网站打开，不能直接打开文件。",
  },
  ko: {
    name: "surprisal",
    language: "한국어",
    title: "기계 학습을 위한 정보 이론",
    about:
      "엔트로피, 교차 엔트로피, KL 발산, 상호정보량을 여섯 수업으로 배웁니다. 여기에서 바로 읽을 수 있고, 실행을 누르면 코드가 브라우저 안에서 돌아갑니다. 숫자 하나를 바꾸고 무엇이 움직이는지 살펴보세요.",
    lessons: "수업",
    openInLab: "JupyterLab에서 열기",
    allLessons: "전체 수업",
    languages: "언어",
    homework: "과제",
    aboutHomework:
      "과제는 세 개이며, 어디까지 했는지 바로 알려 주는 테스트가 들어 있습니다. 브라우저의 JupyterLab에서 열어 풀고, 제출할 때 내려받으세요.",
    atHome: "내 컴퓨터에서",
    aboutHome:
      "Node 20.19 이상과 Python 3.10 이상을 준비하고 프로젝트를 복제(clone)한 뒤 npm start를 실행하면 같은 수업이 JupyterLab에서 열립니다.",
    reference: "라이브러리 설명서",
    licences: "라이선스",
    absent:
      "지금은 연결이 끊겨 있고, 이 페이지는 이 브라우저에서 아직 연 적이 없습니다. 연결된 상태에서 한 번 열어 두면 그다음부터는 연결이 없어도 볼 수 있습니다.",
    unready:
      "수업은 읽을 수 있지만 셀은 아직 실행되지 않습니다. 자바스크립트와 2023년 이후의 브라우저가 필요하고, 페이지는 파일이 아니라 웹 서버에서 열어야 합니다.",
  },
};
